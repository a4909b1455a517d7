import { script } from '../../sandbox'
import { serveWorkers } from './serve'

const never = () => Promise.reject(new Error('Not asked of this one.'))

// What a call does is written in its worker’s index: 0 answers, 1 takes its time, 2 never ends, 3 runs a script.
serveWorkers({
  async addresses([index]) {
    if (index === 1) await new Promise((done) => setTimeout(done, 2500))
    if (index === 2) for (;;);
    if (index === 3) {
      const { value } = await script.run({ code: 'return 6 * 7', language: 'javascript', inputs: null, gas: 1e6, nowMs: 0, seed: '' })
      return [`0x${String(value)}`]
    }
    return ['0x01']
  },
  observe: never,
  attest: never,
  perform: never,
  signSet: never,
})
