import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import type { Diagnostic } from '../graph/diagnostic'
import { type Command, EXIT, onlyFile } from './command'
import { readGraph } from './read-graph'

/** `phat compile`: a graph file in, a bundle id and diagnostics out. */
export const command: Command = {
  help: `phat compile FILE [-o OUT] [--json]

Compiles the graph in FILE and prints its bundle id. -o writes the bundle’s canonical bytes to OUT.
Exit 0: compiled. 1: the diagnostics say what to mend.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
    })
    const parsed = await readGraph(onlyFile(positionals, 'graph file'))
    const result = parsed.ok
      ? compile(parsed.graph, catalogueOf(bricks))
      : { ok: false, diagnostics: parsed.diagnostics, compiled: undefined }
    const bundle = result.compiled ? makeBundle(result.compiled) : undefined
    if (bundle && values.out !== undefined) await writeFile(values.out, bundle.text)
    if (values.json) console.log(JSON.stringify({ ok: result.ok, bundleId: bundle?.id ?? null, diagnostics: result.diagnostics }))
    else {
      for (const diagnostic of result.diagnostics) console.error(sayDiagnostic(diagnostic))
      if (bundle) console.log(bundle.id)
    }
    return result.ok ? EXIT.ok : EXIT.different
  },
}

/** A diagnostic as one line for a terminal. */
export function sayDiagnostic({ severity, code, node, port, message, fix }: Diagnostic): string {
  const place = node === undefined ? '' : ` ${node}${port === undefined ? '' : `.${port}`}:`
  return `${severity} ${code}:${place} ${message}${fix ? ` (${fix.title})` : ''}`
}
