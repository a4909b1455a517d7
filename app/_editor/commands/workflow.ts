import { toText } from '../edit/clipboard'
import { type CommandContext, defineCommand } from './define-command'

const hasBricks = ({ graph }: CommandContext): boolean | string => graph.nodes.length > 0 || 'Add a brick first.'

/** What stands in the way of a dry run; undefined when nothing does. */
export function refuseDryRun({ graph, state }: Pick<CommandContext, 'graph' | 'state'>): string | undefined {
  if (graph.nodes.length === 0) return 'Add a trigger and a brick first.'
  const errors = state.compiled.result.diagnostics.filter(({ severity }) => severity === 'error').length
  return errors > 0 ? `Mend ${errors === 1 ? 'the problem' : `the ${errors} problems`} first.` : undefined
}

/** What stands in the way of deploying; undefined when nothing does. */
export function refuseDeploy(context: Pick<CommandContext, 'graph' | 'state'>): string | undefined {
  const missing = refuseDryRun(context)
  if (missing) return missing
  return context.state.compiled.result.diagnostics.some(({ code }) => code === 'no_settle') ? 'Add a write to a chain first.' : undefined
}

export const dryRun = defineCommand({
  id: 'workflow.dry-run',
  title: 'Dry run',
  group: 'Workflow',
  keys: 'Mod+Enter',
  inFields: true,
  menus: ['canvas'],
  when: (context) => refuseDryRun(context) ?? true,
  run: ({ shell }) => shell.dryRun(),
})

export const endDryRun = defineCommand({
  id: 'workflow.end-dry-run',
  title: 'Leave the dry run',
  group: 'Workflow',
  when: ({ state }) => state.rehearsal.run.state !== 'none' || 'No dry run is shown.',
  run: ({ state }) =>
    state.set({
      rehearsal: { ...state.rehearsal, run: { state: 'none' }, seenBy: undefined },
      aside: 'brick',
      panel: undefined,
      palette: 'open',
    }),
})

export const deploy = defineCommand({
  id: 'workflow.deploy',
  title: 'Deploy…',
  group: 'Workflow',
  menus: ['workflow'],
  when: (context) => refuseDeploy(context) ?? true,
  run: ({ state }) => state.set({ overlay: { kind: 'deploy' } }),
})

export const save = defineCommand({
  id: 'workflow.save',
  title: 'Save now',
  group: 'Workflow',
  keys: 'Mod+S',
  inFields: true,
  run: ({ shell }) => shell.saveNow(),
})

export const rename = defineCommand({
  id: 'workflow.rename',
  title: 'Rename…',
  group: 'Workflow',
  keys: 'F2',
  menus: ['workflow'],
  run: ({ state }) => state.set({ overlay: { kind: 'rename' } }),
})

export const share = defineCommand({
  id: 'workflow.share',
  title: 'Share…',
  group: 'Workflow',
  menus: ['workflow'],
  when: hasBricks,
  run: ({ state }) => state.set({ overlay: { kind: 'share' } }),
})

export const exportFile = defineCommand({
  id: 'workflow.export',
  title: 'Export as a file',
  group: 'Workflow',
  menus: ['workflow'],
  when: hasBricks,
  run: ({ graph, shell }) => shell.download(`${fileName(graph.name)}.phat.json`, toText(graph)),
})

export const importGraph = defineCommand({
  id: 'workflow.import',
  title: 'Import…',
  group: 'Workflow',
  menus: ['workflow', 'canvas'],
  run: ({ state }) => state.set({ overlay: { kind: 'import' } }),
})

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'workflow'
