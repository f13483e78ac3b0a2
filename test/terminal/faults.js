// Loaded before the program in each of its threads (NODE_OPTIONS=--import): on SIGUSR2 goes wrong as DOWNHILL_TEST_FAULT says.
import { isMainThread } from 'node:worker_threads'

const faults = {
  /** The next component that is drawn throws, and throws again when React tries it a second time. */
  component() {
    const { padStart } = String.prototype
    String.prototype.padStart = () => {
      setImmediate(() => {
        String.prototype.padStart = padStart
      })
      throw new Error('a component threw')
    }
  },
  /** The same where sentences are put on the terminal: the next one is not cut into words. */
  'spoken component'() {
    const { split } = String.prototype
    String.prototype.split = function (...args) {
      if (!new Error().stack.includes('/charts/wrapped.js')) return split.apply(this, args)
      setImmediate(() => {
        String.prototype.split = split
      })
      throw new Error('a component threw')
    }
  },
  rejection() {
    void Promise.reject(new Error('nobody caught this'))
  },
  exception() {
    throw new Error('a timer threw')
  },
  'worker throws'() {
    throw new Error('the worker threw')
  },
  'worker memory'() {
    const hoard = []
    for (;;) hoard.push(new Array(100_000).fill(0.5))
  },
  'worker exits'() {
    process.exit(7)
  }
}

const wanted = process.env.DOWNHILL_TEST_FAULT ?? ''
const channel = new BroadcastChannel('faults')
channel.unref()
if (isMainThread)
  process.on('SIGUSR2', () => (wanted.startsWith('worker') ? channel.postMessage('') : faults[wanted]()))
else channel.onmessage = () => faults[wanted]()
