import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bricks } from '@/bricks'
import { emptyGraph, type Graph } from '@/engine/core'
import { addNode, rename } from '../edit/nodes'
import { createEditorStore } from '../state/store'
import { readDraft, type Shelf } from './draft'
import { type Keeper, type SaveOutcome, Saver } from './saver'

/** A place for workflows that keeps revisions as the server does, and can be away. */
class MemoryKeeper implements Keeper {
  readonly kept = new Map<string, { revision: number; graph: Graph; saves: Map<string, number> }>()
  away = false
  /** Keeps the save and loses the answer. */
  losesAnswers = false
  create: Keeper['create'] = async (graph) => {
    if (this.away) return offline
    const id = `workflow${this.kept.size}`
    this.kept.set(id, { revision: 1, graph, saves: new Map() })
    return { id, revision: 1 }
  }
  save: Keeper['save'] = async (id, revision, graph, saveId) => {
    const row = this.kept.get(id)
    if (this.away || !row) return offline
    const known = row.saves.get(saveId)
    if (known !== undefined) return { kind: 'saved', revision: known }
    if (revision !== row.revision) return { kind: 'stale', revision: row.revision, graph: row.graph, updatedMs: 0 }
    row.revision += 1
    row.graph = graph
    row.saves.set(saveId, row.revision)
    return this.losesAnswers ? offline : { kind: 'saved', revision: row.revision }
  }
}

const offline: SaveOutcome & { kind: 'refused' } = {
  kind: 'refused',
  code: 'offline',
  message: 'The server did not answer.',
  remedy: 'Wait.',
  retry: true,
}

class MemoryShelf implements Shelf {
  readonly map = new Map<string, string>()
  getItem = (key: string) => this.map.get(key) ?? null
  setItem = (key: string, value: string) => void this.map.set(key, value)
  removeItem = (key: string) => void this.map.delete(key)
}

let saveCount = 0
function open(keeper: MemoryKeeper, shelf: Shelf, id?: string) {
  const row = id === undefined ? undefined : keeper.kept.get(id)
  const store = createEditorStore(bricks, row?.graph ?? emptyGraph())
  const saver = new Saver({ store, keeper, shelf, now: Date.now, newSaveId: () => `save-${saveCount++}` }, id, row?.revision ?? 0)
  const call = (name: string) => store.getState().commit(rename(store.getState().history.present, name))
  return { store, saver, call, name: () => store.getState().history.present.name, save: () => saver.view.getState().save.state }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('saving', () => {
  let keeper: MemoryKeeper
  let shelf: MemoryShelf
  beforeEach(() => {
    vi.useFakeTimers()
    keeper = new MemoryKeeper()
    shelf = new MemoryShelf()
    keeper.kept.set('w', { revision: 1, graph: emptyGraph('First'), saves: new Map() })
  })
  afterEach(() => vi.useRealTimers())

  it('makes a revision of what was edited once the hands rest', async () => {
    const { call, save } = open(keeper, shelf, 'w')
    call('S')
    call('Sec')
    call('Second')
    expect(save()).toBe('dirty')
    await pass(5000)
    expect(keeper.kept.get('w')).toMatchObject({ revision: 2, graph: { name: 'Second' } })
    expect(save()).toBe('saved')
    expect(shelf.map.size).toBe(0)
  })

  it('gives a new workflow an id at its first brick, and none while it is empty', async () => {
    const { store, saver, save } = open(keeper, shelf)
    await pass(5000)
    expect(save()).toBe('nothing')
    store.getState().commit(addNode(store.getState().history.present, { id: 'manual', version: 1 }, { x: 0, y: 0 }))
    await pass(5000)
    expect(saver.view.getState()).toMatchObject({ id: 'workflow1', revision: 1 })
    expect(keeper.kept.get('workflow1')?.graph.nodes).toHaveLength(1)
  })

  it('keeps edits in the browser while the server is away, and saves them when it is back', async () => {
    const { call, save } = open(keeper, shelf, 'w')
    keeper.away = true
    call('Offline')
    await pass(5000)
    expect(save()).toMatch(/waiting|saving/)
    expect(readDraft(shelf, 'w')?.graph.name).toBe('Offline')
    keeper.away = false
    await pass(60_000)
    expect(keeper.kept.get('w')?.graph.name).toBe('Offline')
    expect(save()).toBe('saved')
  })

  it('takes unsaved edits up again after the page was closed', async () => {
    const first = open(keeper, shelf, 'w')
    keeper.away = true
    first.call('Left behind')
    await pass(1000)
    first.saver.close()
    keeper.away = false
    const second = open(keeper, shelf, 'w')
    expect(second.name()).toBe('Left behind')
    await pass(5000)
    expect(keeper.kept.get('w')?.graph.name).toBe('Left behind')
  })

  it('makes one revision of a save whose answer was lost', async () => {
    const { call } = open(keeper, shelf, 'w')
    keeper.losesAnswers = true
    call('Once')
    await pass(900)
    keeper.losesAnswers = false
    await pass(10_000)
    expect(keeper.kept.get('w')?.revision).toBe(2)
  })

  it('overwrites nothing when someone else saved: both are there to choose from', async () => {
    const { call, saver, save } = open(keeper, shelf, 'w')
    const other = open(keeper, new MemoryShelf(), 'w')
    other.call('Theirs')
    await pass(3000)
    call('Mine')
    await pass(3000)
    expect(saver.view.getState().save).toMatchObject({ state: 'conflict', revision: 2, theirs: { name: 'Theirs' } })
    call('Mine, further')
    await pass(60_000)
    expect(keeper.kept.get('w')?.graph.name).toBe('Theirs')
    expect(readDraft(shelf, 'w')?.graph.name).toBe('Mine, further')
    saver.keepMine()
    await pass(3000)
    expect(keeper.kept.get('w')).toMatchObject({ revision: 3, graph: { name: 'Mine, further' } })
    expect(save()).toBe('saved')
  })

  it('brings mine back by undo after theirs was taken', async () => {
    const { call, saver, store, name } = open(keeper, shelf, 'w')
    const other = open(keeper, new MemoryShelf(), 'w')
    other.call('Theirs')
    await pass(3000)
    call('Mine')
    await pass(3000)
    saver.takeTheirs()
    expect(name()).toBe('Theirs')
    await pass(3000)
    expect(keeper.kept.get('w')?.revision).toBe(2)
    store.getState().undo()
    expect(name()).toBe('Mine')
    await pass(3000)
    expect(keeper.kept.get('w')).toMatchObject({ revision: 3, graph: { name: 'Mine' } })
  })

  it('makes a workflow of its own from mine and shows theirs here', async () => {
    const { call, saver, name } = open(keeper, shelf, 'w')
    const other = open(keeper, new MemoryShelf(), 'w')
    other.call('Theirs')
    await pass(3000)
    call('Mine')
    await pass(3000)
    const id = await saver.saveCopy()
    expect(keeper.kept.get(id ?? '')?.graph.name).toBe('Mine (copy)')
    expect(name()).toBe('Theirs')
  })

  it('shows a draft beside what others saved meanwhile', async () => {
    const first = open(keeper, shelf, 'w')
    keeper.away = true
    first.call('Mine')
    await pass(900)
    first.saver.close()
    keeper.away = false
    const other = open(keeper, new MemoryShelf(), 'w')
    other.call('Theirs')
    await pass(3000)
    const second = open(keeper, shelf, 'w')
    expect(second.saver.view.getState().save).toMatchObject({ state: 'conflict', theirs: { name: 'Theirs' } })
    expect(second.name()).toBe('Mine')
  })
})
