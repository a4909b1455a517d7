import type { routes } from '@/app/_contracts'
import type { CompileResponse } from '@/app/_contracts/compile'
import type { RouteCall } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import { type Bundle, compile, type Graph, makeBundle } from '@/engine/core'
import { catalogue } from './catalogue'
import { Refusal } from './problem'

/** Compiles a graph into a bundle, or says what is wrong with it. */
export async function compileGraph({ body: { graph, deploying } }: RouteCall<typeof routes.compile>): Promise<CompileResponse> {
  const { ok, diagnostics, compiled } = compile(graph, catalogue, { deploying })
  if (!compiled) return { ok, diagnostics }
  const { id, text, content } = makeBundle(compiled)
  const { permissions, limits, settlements } = content
  return { ok, diagnostics, bundleId: id, bundle: text, permissions, limits, settlements }
}

/** The bundle of a graph that is to be deployed. @throws {Fault} `does_not_compile` with the diagnostics. */
export function bundleToDeploy(graph: Graph): Bundle {
  const { compiled, diagnostics } = compile(graph, catalogue, { deploying: true })
  if (compiled) return makeBundle(compiled)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  throw new Refusal(
    'does_not_compile',
    `The graph has ${errors.length === 1 ? 'one mistake' : `${errors.length} mistakes`}: ${errors[0]?.message ?? 'it is empty.'}`,
    'Mend what the editor lists under Problems.',
    { diagnostics },
  )
}

/** Refuses an act that names another bundle than the graph gives. @throws {Fault} `bundle_differs`. */
export function requireBundle(bundle: Bundle, signedId: string): void {
  if (bundle.id === signedId) return
  throw new Fault('bundle_differs', `The graph compiles to ${bundle.id}, and ${signedId} was signed.`, {
    remedy: 'The graph was edited, or this installation has other bricks. Reload the page and sign again.',
  })
}
