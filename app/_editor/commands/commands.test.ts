import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { emptyGraph, type Graph } from '@/engine/core'
import { addNode, connect } from '../edit/nodes'
import { createEditorStore, type EditorStore, wireKey } from '../state/store'
import type { Command, CommandContext, Shell } from './define-command'
import { commands, refuseCommand, runCommand } from './index'
import { commandFor, keysOf } from './keys'

const press = (key: string, mods: { ctrl?: boolean; shift?: boolean; alt?: boolean } = {}) => ({
  key,
  ctrlKey: mods.ctrl ?? false,
  metaKey: false,
  shiftKey: mods.shift ?? false,
  altKey: mods.alt ?? false,
})

/** The key press that a shortcut such as `Shift+Mod+Z` describes. */
function pressOf(keys: string) {
  const parts = keys.split('+')
  const names: Record<string, string> = { Plus: '+', Left: 'ArrowLeft', Right: 'ArrowRight', Up: 'ArrowUp', Down: 'ArrowDown' }
  const key = parts.at(-1) ?? ''
  return press(names[key] ?? (key.length === 1 ? key.toLowerCase() : key), {
    ctrl: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  })
}

function pair(): Graph {
  const one = addNode(emptyGraph('Pair'), { id: 'manual', version: 1 }, { x: 0, y: 0 }).graph
  const two = addNode(one, { id: 'http-fetch', version: 1 }, { x: 240, y: 0 }).graph
  return connect(two, { node: 'manual', port: 'run' }, { node: 'http-fetch', port: 'run' }).graph
}

function contextOf(store: EditorStore, done: string[] = []): CommandContext {
  const note = (name: string) => (): void => void done.push(name)
  const shell: Shell = {
    dryRun: note('dryRun'),
    saveNow: note('saveNow'),
    openPalette: note('openPalette'),
    focusSearch: note('focusSearch'),
    focusInspector: note('focusInspector'),
    toggleTheme: note('toggleTheme'),
    say: note('say'),
    refuse: note('refuse'),
    writeClipboard: async (text) => void done.push(text),
    readClipboard: async () => done.at(-1) ?? '',
    download: note('download'),
  }
  const state = store.getState()
  return { graph: state.history.present, selection: state.selection, wires: state.wires, state, shell }
}

const byId = (id: string): Command => {
  const found = commands.find((command) => command.id === id)
  if (!found) throw new Error(`There is no command ${id}.`)
  return found
}

describe('the command registry', () => {
  it('gives every command an id and a title of its own', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length)
  })

  it('gives no shortcut to two commands, and finds each by its keys', () => {
    for (const command of commands) {
      if (command.native) continue
      for (const keys of keysOf(command))
        expect(`${keys}: ${commandFor(commands, pressOf(keys), false)?.id}`).toBe(`${keys}: ${command.id}`)
    }
  })

  it('leaves letters and arrows to a field that is being typed in', () => {
    expect(commandFor(commands, press('f'), true)).toBeUndefined()
    expect(commandFor(commands, press('Delete'), true)).toBeUndefined()
    expect(commandFor(commands, press('z', { ctrl: true }), true)?.id).toBe('edit.undo')
    expect(commandFor(commands, press('Enter', { ctrl: true }), true)?.id).toBe('workflow.dry-run')
  })

  it('says in words why a command cannot be done on an empty canvas', () => {
    const context = contextOf(createEditorStore(bricks))
    for (const command of commands) {
      const refusal = refuseCommand(command, context)
      if (refusal !== undefined) expect(refusal).toMatch(/^[A-Z].*\.$/)
    }
    expect(refuseCommand(byId('edit.duplicate'), context)).toBe('Select a brick first.')
    expect(runCommand(byId('edit.duplicate'), context)).toBe(false)
  })
})

describe('commands', () => {
  it('delete what is selected, and undo brings it back', () => {
    const store = createEditorStore(bricks, pair())
    store.getState().select(['http-fetch'])
    expect(runCommand(byId('edit.delete'), contextOf(store))).toBe(true)
    expect(store.getState().history.present).toMatchObject({ nodes: [{ id: 'manual' }], wires: [] })
    runCommand(byId('edit.undo'), contextOf(store))
    expect(store.getState().history.present.wires).toHaveLength(1)
    runCommand(byId('edit.redo'), contextOf(store))
    expect(store.getState().history.present.nodes).toHaveLength(1)
  })

  it('delete a selected wire and leave its bricks', () => {
    const store = createEditorStore(bricks, pair())
    const [wire] = store.getState().history.present.wires
    store.getState().select([], wire ? [wireKey(wire)] : [])
    runCommand(byId('edit.delete'), contextOf(store))
    expect(store.getState().history.present).toMatchObject({ nodes: [{}, {}], wires: [] })
  })

  it('select all, duplicate and nudge as separate steps of undo', () => {
    const store = createEditorStore(bricks, pair())
    runCommand(byId('edit.select-all'), contextOf(store))
    runCommand(byId('edit.duplicate'), contextOf(store))
    expect(store.getState().selection).toEqual(new Set(['manual-2', 'http-fetch-2']))
    const before = store.getState().history.present.nodes.at(-1)?.position.x ?? 0
    runCommand(byId('edit.nudge-right'), contextOf(store))
    runCommand(byId('edit.nudge-right'), contextOf(store))
    expect(store.getState().history.present.nodes.at(-1)?.position.x).toBe(before + 16)
    store.getState().undo()
    expect(store.getState().history.present.nodes.at(-1)?.position.x).toBe(before)
    store.getState().undo()
    expect(store.getState().history.present.nodes).toHaveLength(2)
  })

  it('copy as text that paste takes, here or elsewhere', async () => {
    const done: string[] = []
    const store = createEditorStore(bricks, pair())
    store.getState().select(['manual', 'http-fetch'])
    runCommand(byId('edit.copy'), contextOf(store, done))
    await Promise.resolve()
    const elsewhere = createEditorStore(bricks)
    runCommand(byId('edit.paste'), contextOf(elsewhere, [done[0] ?? '']))
    await new Promise((resolve) => setTimeout(resolve))
    expect(elsewhere.getState().history.present).toMatchObject({ nodes: [{ id: 'manual' }, { id: 'http-fetch' }], wires: [{}] })
  })

  it('dry run only a graph that compiles, and deploy only one that writes', () => {
    const done: string[] = []
    const store = createEditorStore(bricks, pair())
    expect(runCommand(byId('workflow.dry-run'), contextOf(store, done))).toBe(true)
    expect(done).toEqual(['dryRun'])
    expect(refuseCommand(byId('workflow.deploy'), contextOf(store))).toBe('Add a write to a chain first.')
    store.getState().commit(addNode(store.getState().history.present, { id: 'median', version: 1 }, { x: 0, y: 0 }))
    expect(refuseCommand(byId('workflow.dry-run'), contextOf(store))).toMatch(/Mend/)
  })
})

describe('the editor’s state', () => {
  it('keeps the ports of a brick whose settings are wrong for the moment', () => {
    const store = createEditorStore(bricks, pair())
    const before = Object.keys(store.getState().compiled.views['http-fetch']?.outputs ?? {})
    const graph = store.getState().history.present
    const nodes = graph.nodes.map((node) => (node.id === 'http-fetch' ? { ...node, config: { url: 'htt' } } : node))
    store.getState().commit({ graph: { ...graph, nodes } })
    expect(store.getState().compiled.result.diagnostics).toContainEqual(expect.objectContaining({ node: 'http-fetch', path: 'url' }))
    expect(Object.keys(store.getState().compiled.views['http-fetch']?.outputs ?? {})).toEqual(before)
  })

  it('does not compile again when bricks only move', () => {
    const store = createEditorStore(bricks, pair())
    store.getState().select(['manual'])
    const { compiled } = store.getState()
    runCommand(byId('edit.nudge-down'), contextOf(store))
    expect(store.getState().compiled).toBe(compiled)
  })

  it('lets a preview be looked at and not edited', () => {
    const store = createEditorStore(bricks, pair(), { readOnly: true })
    store.getState().select(['manual'])
    runCommand(byId('edit.delete'), contextOf(store))
    expect(store.getState().history.present.nodes).toHaveLength(2)
  })
})
