import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../source/dataset/dataset.js'
import { pictureStyle } from '../../source/ui/charts/terminal-picture.js'
import { contactSheet } from '../../source/ui/contact-sheet.js'

const style = pictureStyle(1, true)
/** Images of 2 × 2 pixels, dark and light in turn, each lighter than the one before of its class. */
const block = (count: number, size = 2) => ({
  pixels: Uint8Array.from({ length: count * size ** 2 }, (_, i) => {
    const image = Math.floor(i / size ** 2)
    return (image % 2) * 128 + Math.floor(image / 2) * 26
  }),
  labels: Uint8Array.from({ length: count }, (_, i) => i % 2)
})
const dataset: Dataset = {
  name: 'shades',
  width: 2,
  height: 2,
  classes: ['dark', 'light\u001b[2J'],
  train: block(8),
  test: block(2)
}

describe('a contact sheet', () => {
  it('has the name of each class, and below it its first images', () => {
    expect(contactSheet(dataset, 80, style, null)).toEqual([
      'dark',
      '   .. :: --',
      '',
      'light\\u{1b}[2J',
      '++ ** ## %%'
    ])
  })
  it('has as many beside each other as there are columns for', () => {
    expect(contactSheet(dataset, 6, style, null)).toEqual(['dark', '   ..', '', 'light…', '++ **'])
  })
  it('has an image and what augmentation makes of it, the same each time', () => {
    const large = { ...dataset, width: 12, height: 12, train: block(8, 12) }
    const sheet = (seed: number) => contactSheet(large, 40, style, { kinds: ['shift', 'rotate'], seed })
    const [, first] = contactSheet(large, 12, style, null).slice(8)
    expect(sheet(1)[9]!.slice(0, 12)).toBe(first)
    expect(sheet(1)).toEqual(sheet(1))
    expect(sheet(1)).not.toEqual(sheet(2))
    expect(
      sheet(1)
        .slice(9, 15)
        .map(row => row.slice(13, 25))
        .join()
    ).not.toContain(`${first},${first},${first},${first},${first}`)
  })
  it('says so of a class without images, and of classes that it does not show', () => {
    const classes = Array.from({ length: 43 }, (_, i) => `class ${i}`)
    const sheet = contactSheet({ ...dataset, classes }, 80, style, null)
    expect(sheet.slice(6, 9)).toEqual(['class 2', 'no image', ''])
    expect(sheet.at(-1)).toBe('and 3 more classes')
  })
})
