import { parseArgs } from 'node:util'
import { bricks } from '../../bricks'
import { catalogueOf } from '../compile/resolve'
import { verifyEvidence } from '../rehearse/verify-evidence'
import { type Command, EXIT, onlyFile } from './command'
import { readText } from './read-graph'

/** `phat verify`: replays a run from its evidence. */
export const command: Command = {
  help: `phat verify EVIDENCE [--json]

Replays a run from its evidence file, with no server and no network.
Exit 0: everything follows and is signed. 1: the first difference is named.`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    const text = await readText(onlyFile(positionals, 'evidence file'))
    const { ok, checks } = await verifyEvidence(parse(text), catalogueOf(bricks))
    if (values.json) console.log(JSON.stringify({ ok, checks }))
    else for (const check of checks) console.log(`${check.ok ? 'ok  ' : 'DIFF'}  ${check.title}: ${check.detail}`)
    return ok ? EXIT.ok : EXIT.different
  },
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
