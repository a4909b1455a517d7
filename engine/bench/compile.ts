import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { longGraph } from './graphs'
import { print, quantile, secondsOf } from './print'

const catalogue = catalogueOf(bricks)
for (const n of [10, 100, 1000]) {
  const graph = longGraph(n)
  const samples: number[] = []
  for (let i = 0; i < 40; i++) {
    const seconds = await secondsOf(() => {
      const { compiled, diagnostics } = compile(graph, catalogue)
      if (!compiled) throw new Error(`The benchmark’s graph does not compile: ${diagnostics[0]?.message}`)
      makeBundle(compiled)
    })
    if (i >= 10) samples.push(seconds * 1000)
  }
  print(`compile and bundle ${n} bricks`, `${quantile(samples, 0.5).toFixed(1)} ms`, `p50 of ${samples.length}`)
}
