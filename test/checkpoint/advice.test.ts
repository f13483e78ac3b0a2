import { describe, expect, it } from 'vitest'
import { adviceFor } from '../../source/checkpoint/advice.js'

describe('the advice about a disk', () => {
  it.each([
    ['ENOSPC', 'make room'],
    ['EDQUOT', 'make room'],
    ['EACCES', 'see whether the folder may be written to'],
    ['EPERM', 'see whether the folder may be written to'],
    ['EROFS', 'see whether the folder may be written to'],
    ['EIO', 'the disk may be failing'],
    [undefined, 'the disk may be failing'],
    ['EEXIST', 'name another --checkpoints folder']
  ])('upon %s begins with “%s”, and always names the way out', (code, beginning) => {
    expect(adviceFor(code)).toMatch(new RegExp(`^${beginning}`))
    expect(adviceFor(code)).toMatch(/name another --checkpoints folder$/)
  })
})
