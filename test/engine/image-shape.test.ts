import { describe, expect, it } from 'vitest'
import { greyOf, inputsOf, planesOf } from '../../source/engine/image-shape.js'

const grey = { width: 2, height: 1 }
const colour = { ...grey, channels: 3 } as const

describe('the shape of an image', () => {
  it('says how many inputs it takes: one a pixel, or three', () => {
    expect([inputsOf(grey), inputsOf(colour), inputsOf({ width: 28, height: 28, channels: undefined })]).toEqual([
      2, 6, 784
    ])
    expect([planesOf(grey), planesOf(colour)]).toEqual([1, 3])
  })
})

describe('an image without its colour', () => {
  it('is the mean of its planes', () => {
    expect([...greyOf(Uint8Array.of(30, 255, 60, 255, 91, 0), colour)]).toEqual([60, 170])
  })
  it('is itself where it has none', () => {
    expect([...greyOf(Uint8Array.of(5, 9), grey)]).toEqual([5, 9])
  })
})
