import { describe, expect, it } from 'vitest'
import { asciiOnly } from '../../../source/ui/painter/ascii.js'

describe('ASCII in the place of braille', () => {
  it.each([
    ['⠁⠈⠉', "'''"],
    ['⠂⠤⠒', '---'],
    ['⡀⢀⣀', '...'],
    ['⢸⡇⣿', '|||'],
    ['⠃⣠', '--'],
    ['⠀', ' ']
  ])('%s is %j', (braille, text) => {
    expect(asciiOnly(braille)).toBe(text)
  })
})
