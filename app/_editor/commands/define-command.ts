import type { Graph } from '@/engine/core'
import type { Edit } from '../edit/nodes'
import type { EditorState } from '../state/store'

/** What the editor’s shell lends to commands beside the state. */
export interface Shell {
  /** Runs the workflow on a simulated committee. */
  dryRun: () => void
  saveNow: () => void
  openPalette: () => void
  focusSearch: () => void
  focusInspector: () => void
  toggleTheme: () => void
  say: (title: string, text?: string) => void
  refuse: (title: string, text?: string) => void
  writeClipboard: (text: string) => Promise<void>
  readClipboard: () => Promise<string>
  download: (name: string, text: string) => void
}

/** What a command sees: the graph and selection to work on, and the state and shell for acts that are no edits. */
export interface CommandContext {
  graph: Graph
  selection: ReadonlySet<string>
  wires: ReadonlySet<string>
  state: EditorState
  shell: Shell
}

/** Where a command stands in help and palette. */
export type CommandGroup = 'Edit' | 'View' | 'Workflow' | 'Help'

/** One act of the editor. Shortcut, command palette, menus and help sheet are all made from it. */
export interface Command {
  id: string
  title: string
  group: CommandGroup
  /** A shortcut such as `Mod+D`; of several, the first is shown. */
  keys?: string | readonly string[]
  /** Works while typing in a field too. */
  inFields?: boolean
  /** The browser fires it (copy, cut, paste), so the shortcut is only shown. */
  native?: boolean
  /** The menus that list it. */
  menus?: readonly ('brick' | 'canvas' | 'wire' | 'workflow')[]
  danger?: boolean
  /** Whether it can be done now; a string says why not. */
  when?: (context: CommandContext) => boolean | string
  /** An edit of the graph, or an act. What comes back is recorded for undo. */
  run: (context: CommandContext) => Edit | undefined | void | Promise<void>
}

/** Types a command. */
export const defineCommand = (command: Command): Command => command
