import { Fault } from '../../bricks/kit'
import type { Command } from './command'
import { EXIT, UsageError } from './command'

/** Every command by name; each is loaded only when it is called. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  compile: { summary: 'Compile a graph file into a bundle and print its id', load: () => import('./compile') },
  'dry-run': { summary: 'Run a graph with a simulated committee, up to what would be attested', load: () => import('./dry-run') },
  verify: { summary: 'Replay a run’s evidence and compare every step', load: () => import('./verify') },
  brick: { summary: 'List the bricks, or run one by itself', load: () => import('./brick') },
  eval: { summary: 'Evaluate a path or a formula over a file', load: () => import('./eval') },
  setup: { summary: 'Create keys and deploy the contracts on the local chain', load: () => import('./setup') },
  secrets: { summary: 'Rotate the key that seals the owners’ secrets', load: () => import('./secrets') },
  engine: { summary: 'Run the engine process (needs a database and a chain)', load: () => import('./engine') },
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: phat <command> [options]',
    '',
    ...lines,
    '',
    'Start everything with “npm start”. “phat <command> --help” explains one command.',
  ].join('\n')
}

/** Runs one command line and gives its exit code: 0 ok, 1 diagnostics or a difference, 2 usage, 3 refused. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(usage())
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    console.error(`There is no command “${name}”.\n\n${usage()}`)
    return EXIT.usage
  }
  const { command } = await entry.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(command.help)
    return EXIT.ok
  }
  try {
    return await command.run(rest)
  } catch (error) {
    return explain(error, command, rest.includes('--json'))
  }
}

function explain(error: unknown, command: Command, json: boolean): number {
  if (error instanceof UsageError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
    console.error(`${error.message}\n\n${command.help}`)
    return EXIT.usage
  }
  const fault = Fault.from(error)
  if (json) console.log(JSON.stringify({ ok: false, fault }))
  else console.error(`${fault.message}\n${fault.remedy}`)
  if (fault.code === 'internal' && error instanceof Error && process.env.PHAT_DEBUG) console.error(error.stack)
  return EXIT.refused
}
