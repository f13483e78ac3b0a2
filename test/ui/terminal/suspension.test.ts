import { expect, it } from 'vitest'
import { createSuspension } from '../../../source/ui/terminal/suspension.js'

it('comes to rest while the terminal is still its own, and goes on when it is again', async () => {
  const order: string[] = []
  const suspension = createSuspension(async () => {
    order.push('rest')
    return () => order.push('go on')
  })
  const detach = suspension.attach(async () => {
    order.push('away')
    await undefined
    order.push('back')
  })
  suspension.suspend()
  // Asked twice, it goes once.
  suspension.suspend()
  await expect.poll(() => order).toEqual(['rest', 'away', 'back', 'go on'])
  suspension.suspend()
  await expect.poll(() => order.length).toBe(8)
  detach()
})
