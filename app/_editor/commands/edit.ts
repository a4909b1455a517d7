import { copyNodes, duplicateNodes, pasteGraph, readPasted, toText } from '../edit/clipboard'
import { moveNodes, removeNodes } from '../edit/nodes'
import { wireKey } from '../state/store'
import { type CommandContext, defineCommand } from './define-command'

const someSelected = ({ selection }: CommandContext): boolean | string => selection.size > 0 || 'Select a brick first.'

/** Opens the list of bricks at the middle of the canvas. */
export const addBrick = defineCommand({
  id: 'edit.add',
  title: 'Add a brick',
  group: 'Edit',
  keys: '/',
  menus: ['canvas'],
  run: ({ shell }) => shell.focusSearch(),
})

export const undo = defineCommand({
  id: 'edit.undo',
  title: 'Undo',
  group: 'Edit',
  keys: 'Mod+Z',
  inFields: true,
  when: ({ state }) => state.history.past.length > 0 || 'Nothing to undo.',
  run: ({ state }) => {
    state.undo()
    state.announce('Undone.')
  },
})

export const redo = defineCommand({
  id: 'edit.redo',
  title: 'Redo',
  group: 'Edit',
  keys: ['Shift+Mod+Z', 'Mod+Y'],
  inFields: true,
  when: ({ state }) => state.history.future.length > 0 || 'Nothing to redo.',
  run: ({ state }) => {
    state.redo()
    state.announce('Redone.')
  },
})

export const cut = defineCommand({
  id: 'edit.cut',
  title: 'Cut',
  group: 'Edit',
  keys: 'Mod+X',
  native: true,
  menus: ['brick'],
  when: someSelected,
  run: async ({ graph, selection, shell, state }) => {
    await shell.writeClipboard(toText(copyNodes(graph, selection)))
    state.commit(removeNodes(graph, selection))
  },
})

export const copy = defineCommand({
  id: 'edit.copy',
  title: 'Copy',
  group: 'Edit',
  keys: 'Mod+C',
  native: true,
  menus: ['brick'],
  when: someSelected,
  run: async ({ graph, selection, shell }) => {
    await shell.writeClipboard(toText(copyNodes(graph, selection)))
    shell.say(selection.size === 1 ? 'Copied' : `Copied ${selection.size} bricks`)
  },
})

/** Takes bricks from text, whoever wrote it. */
export function pasteText({ graph, state, shell }: CommandContext, text: string): void {
  const parsed = readPasted(text)
  if (!parsed) shell.refuse('Nothing to paste', 'The clipboard holds no Phat Bricks graph.')
  else if (!parsed.ok) shell.refuse('Not pasted', parsed.diagnostics[0]?.message)
  else {
    state.commit(pasteGraph(graph, parsed.graph, state.pointer.at ?? state.canvas?.middle()))
    const count = parsed.graph.nodes.length
    state.announce(`Pasted ${count} ${count === 1 ? 'brick' : 'bricks'}.`)
  }
}

export const paste = defineCommand({
  id: 'edit.paste',
  title: 'Paste',
  group: 'Edit',
  keys: 'Mod+V',
  native: true,
  menus: ['brick', 'canvas'],
  run: async (context) => pasteText(context, await context.shell.readClipboard()),
})

export const duplicate = defineCommand({
  id: 'edit.duplicate',
  title: 'Duplicate',
  group: 'Edit',
  keys: 'Mod+D',
  menus: ['brick'],
  when: someSelected,
  run: ({ graph, selection }) => duplicateNodes(graph, selection),
})

export const selectAll = defineCommand({
  id: 'edit.select-all',
  title: 'Select all',
  group: 'Edit',
  keys: 'Mod+A',
  menus: ['canvas'],
  when: ({ graph }) => graph.nodes.length > 0 || 'There is no brick.',
  run: ({ graph, state }) =>
    state.select(
      graph.nodes.map(({ id }) => id),
      graph.wires.map(wireKey),
    ),
})

export const clearSelection = defineCommand({
  id: 'edit.select-none',
  title: 'Select nothing',
  group: 'Edit',
  keys: 'Escape',
  when: ({ selection, wires }) => selection.size + wires.size > 0 || 'Nothing is selected.',
  run: ({ state }) => state.select([]),
})

export const remove = defineCommand({
  id: 'edit.delete',
  title: 'Delete',
  group: 'Edit',
  keys: ['Delete', 'Backspace'],
  menus: ['brick', 'wire'],
  danger: true,
  when: ({ selection, wires }) => selection.size + wires.size > 0 || 'Select a brick or a wire first.',
  run: ({ graph, selection, wires, state }) => {
    const parts = [
      selection.size > 0 ? `${selection.size} ${selection.size === 1 ? 'brick' : 'bricks'}` : '',
      wires.size > 0 ? `${wires.size} ${wires.size === 1 ? 'wire' : 'wires'}` : '',
    ]
    state.announce(`Deleted ${parts.filter(Boolean).join(' and ')}.`)
    const left = { ...graph, wires: graph.wires.filter((wire) => !wires.has(wireKey(wire))) }
    return { ...removeNodes(left, selection), selection: [] }
  },
})

export const connectTo = defineCommand({
  id: 'edit.connect',
  title: 'Connect to…',
  group: 'Edit',
  keys: 'C',
  menus: ['brick'],
  when: ({ selection }) => selection.size === 1 || 'Select one brick first.',
  run: ({ selection, state }) => {
    const [node] = selection
    if (node !== undefined) state.set({ overlay: { kind: 'connect', node } })
  },
})

export const removeWire = defineCommand({
  id: 'edit.remove-wires',
  title: 'Remove its wires',
  group: 'Edit',
  keys: 'Shift+Delete',
  menus: ['brick'],
  when: ({ graph, selection }) =>
    graph.wires.some(({ from, to }) => selection.has(from.node) || selection.has(to.node)) || 'Select a brick that has wires.',
  run: ({ graph, selection, state }) => {
    state.announce('Wires removed.')
    return { graph: { ...graph, wires: graph.wires.filter(({ from, to }) => !selection.has(from.node) && !selection.has(to.node)) } }
  },
})

const nudge = (id: string, title: string, key: string, x: number, y: number) =>
  defineCommand({
    id: `edit.nudge-${id}`,
    title: `Move ${title}`,
    group: 'Edit',
    keys: [key],
    when: someSelected,
    run: ({ graph, selection, state }) => {
      const places = new Map(
        graph.nodes.filter((node) => selection.has(node.id)).map((node) => [node.id, { x: node.position.x + x, y: node.position.y + y }]),
      )
      state.commit(moveNodes(graph, places), `nudge:${[...selection].join()}`)
      state.announce(`Moved ${title}.`)
    },
  })

export const nudges = [
  nudge('left', 'left', 'Left', -8, 0),
  nudge('right', 'right', 'Right', 8, 0),
  nudge('up', 'up', 'Up', 0, -8),
  nudge('down', 'down', 'Down', 0, 8),
]
