import { describe, expect, it } from 'vitest'
import { keyName } from '../../source/ui/key-name.js'

describe('keyName', () => {
  const arrows = { upArrow: false, downArrow: false, leftArrow: false, rightArrow: false }
  const far = { pageUp: false, pageDown: false, home: false, end: false }
  const none = { ...arrows, ...far, ctrl: false, escape: false, return: false, backspace: false, delete: false }
  it.each([
    ['space', ' ', {}],
    ['s', 's', {}],
    ['?', '?', {}],
    ['up', '', { upArrow: true }],
    ['down', '', { downArrow: true }],
    ['left', '', { leftArrow: true }],
    ['right', '', { rightArrow: true }],
    ['escape', '', { escape: true }],
    ['enter', '\r', { return: true }],
    ['enter', '\r', {}],
    ['backspace', '', { backspace: true }],
    ['backspace', '', { delete: true }],
    ['backspace', '\u007f', {}],
    ['pageup', '', { pageUp: true }],
    ['pagedown', '', { pageDown: true }],
    ['home', '', { home: true }],
    ['end', '', { end: true }],
    ['ctrl+c', 'c', { ctrl: true }]
  ])('calls a press %s', (name, input, pressed) => {
    expect(keyName(input, { ...none, ...pressed })).toBe(name)
  })
})
