import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Graph } from '@/engine/core'
import type { EditorStore } from '../state/store'
import { dropDraft, readDraft, type Shelf, writeDraft } from './draft'

/** How a save can end. */
export type SaveOutcome =
  | { kind: 'saved'; revision: number }
  | { kind: 'stale'; revision: number; graph: Graph; updatedMs: number }
  | { kind: 'refused'; code: string; message: string; remedy: string; retry: boolean }

/** Where workflows are kept. */
export interface Keeper {
  create: (graph: Graph) => Promise<{ id: string; revision: number } | Extract<SaveOutcome, { kind: 'refused' }>>
  /** A repeat with the same `saveId` is one revision. */
  save: (id: string, revision: number, graph: Graph, saveId: string) => Promise<SaveOutcome>
}

/** How the graph shown stands to what is kept. */
export type SaveState =
  | { state: 'nothing' }
  | { state: 'dirty' }
  | { state: 'saving' }
  | { state: 'saved'; atMs: number }
  | { state: 'waiting'; code: string; message: string; remedy: string; tries: number }
  | { state: 'refused'; code: string; message: string; remedy: string }
  | { state: 'conflict'; theirs: Graph; revision: number; updatedMs: number }

/** What the top bar shows of saving. */
export interface SaveView {
  id: string | undefined
  revision: number
  save: SaveState
}

/** What a saver stands on; time and chance are handed in. */
export interface SaverParts {
  store: EditorStore
  keeper: Keeper
  shelf: Shelf
  now: () => number
  newSaveId: () => string
  /** Told when a new workflow has got its id. */
  onCreated?: (id: string) => void
}

const SAVE_AFTER_MS = 700
const RETRY_FIRST_MS = 1000
const RETRY_MOST_MS = 30_000

/** Saves every edit as a revision, soon after it is made. What the server does not have yet is also kept in this browser. */
export class Saver {
  readonly view: StoreApi<SaveView>
  private saved: Graph
  private timer: ReturnType<typeof setTimeout> | undefined
  private sending: { graph: Graph; saveId: string } | undefined
  private busy = false
  private readonly stop: () => void

  constructor(
    private readonly parts: SaverParts,
    id: string | undefined,
    revision: number,
  ) {
    const { present } = parts.store.getState().history
    this.saved = present
    this.view = createStore(() => ({
      id,
      revision,
      save: id === undefined ? { state: 'nothing' as const } : { state: 'saved' as const, atMs: parts.now() },
    }))
    this.restoreDraft(present)
    this.stop = parts.store.subscribe((state, before) => {
      if (state.history.present !== before.history.present) this.changed()
    })
  }

  /** Whether leaving now would leave edits behind that only this browser has. */
  get unsaved(): boolean {
    const { save } = this.view.getState()
    return save.state !== 'saved' && save.state !== 'nothing'
  }

  /** Saves without waiting. */
  saveNow(): void {
    clearTimeout(this.timer)
    void this.push()
  }

  /** After a conflict: this graph goes on, as a revision after theirs. */
  keepMine(): void {
    const { save } = this.view.getState()
    if (save.state !== 'conflict') return
    this.view.setState({ revision: save.revision, save: { state: 'dirty' } })
    this.sending = undefined
    this.saveNow()
  }

  /** After a conflict: theirs is shown; undo brings this one back. */
  takeTheirs(): void {
    const { save } = this.view.getState()
    if (save.state !== 'conflict') return
    const { theirs, revision } = save
    this.saved = theirs
    this.sending = undefined
    this.view.setState({ revision, save: { state: 'saved', atMs: this.parts.now() } })
    dropDraft(this.parts.shelf, this.view.getState().id)
    this.parts.store.getState().commit({ graph: theirs })
  }

  /** After a conflict: this graph becomes a workflow of its own, and theirs is shown here. Resolves with the copy’s id. */
  async saveCopy(): Promise<string | undefined> {
    const graph = this.parts.store.getState().history.present
    const made = await this.parts.keeper.create({ ...graph, name: `${graph.name} (copy)`.slice(0, 120) })
    if (!('id' in made)) return undefined
    this.takeTheirs()
    return made.id
  }

  /** Ends saving; what is unsaved stays in this browser. */
  close(): void {
    clearTimeout(this.timer)
    this.stop()
  }

  private restoreDraft(present: Graph): void {
    const { id, revision } = this.view.getState()
    const draft = readDraft(this.parts.shelf, id)
    if (!draft || JSON.stringify(draft.graph) === JSON.stringify(present)) return
    const { store } = this.parts
    if (id !== undefined && draft.revision !== revision) {
      // Others saved since: the draft is shown as mine, the server’s graph as theirs.
      store.getState().commit({ graph: draft.graph })
      this.view.setState({ revision: draft.revision, save: { state: 'conflict', theirs: present, revision, updatedMs: this.parts.now() } })
      return
    }
    store.getState().commit({ graph: draft.graph })
    this.changed()
  }

  private changed(): void {
    const { store, shelf, now } = this.parts
    const { id, revision, save } = this.view.getState()
    const graph = store.getState().history.present
    if (graph === this.saved) {
      if (save.state === 'dirty') this.view.setState({ save: { state: 'saved', atMs: now() } })
      return
    }
    if (id === undefined && graph.nodes.length === 0 && save.state === 'nothing') return
    writeDraft(shelf, id, revision, graph, now())
    if (save.state === 'conflict' || save.state === 'refused') return
    if (save.state !== 'saving' && save.state !== 'waiting') this.view.setState({ save: { state: 'dirty' } })
    if (save.state !== 'waiting') this.schedule(SAVE_AFTER_MS)
  }

  private schedule(afterMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.push(), afterMs)
  }

  private async push(): Promise<void> {
    const { store, keeper } = this.parts
    const { save, id, revision } = this.view.getState()
    const graph = store.getState().history.present
    if (this.busy || save.state === 'conflict' || (graph === this.saved && id !== undefined)) return
    this.busy = true
    const tries = save.state === 'waiting' ? save.tries : 0
    this.view.setState({ save: { state: 'saving' } })
    // The same graph sent again is the same save, so that an answer lost on its way does not make two revisions.
    if (this.sending?.graph !== graph) this.sending = { graph, saveId: this.parts.newSaveId() }
    const outcome = id === undefined ? await this.create(graph) : await keeper.save(id, revision, graph, this.sending.saveId)
    this.busy = false
    this.settle(outcome, graph, tries)
  }

  private async create(graph: Graph): Promise<SaveOutcome> {
    const made = await this.parts.keeper.create(graph)
    if (!('id' in made)) return made
    dropDraft(this.parts.shelf, undefined)
    this.view.setState({ id: made.id })
    this.parts.onCreated?.(made.id)
    return { kind: 'saved', revision: made.revision }
  }

  private settle(outcome: SaveOutcome, graph: Graph, tries: number): void {
    const { store, shelf, now } = this.parts
    const { id } = this.view.getState()
    const present = store.getState().history.present
    if (outcome.kind === 'saved') {
      this.saved = graph
      this.sending = undefined
      const current = present === graph
      this.view.setState({ revision: outcome.revision, save: current ? { state: 'saved', atMs: now() } : { state: 'dirty' } })
      if (current) dropDraft(shelf, id)
      else {
        writeDraft(shelf, id, outcome.revision, present, now())
        this.schedule(SAVE_AFTER_MS)
      }
      return
    }
    if (outcome.kind === 'stale') {
      this.view.setState({ save: { state: 'conflict', theirs: outcome.graph, revision: outcome.revision, updatedMs: outcome.updatedMs } })
      return
    }
    const { code, message, remedy } = outcome
    if (!outcome.retry) {
      this.view.setState({ save: { state: 'refused', code, message, remedy } })
      return
    }
    this.view.setState({ save: { state: 'waiting', code, message, remedy, tries: tries + 1 } })
    this.schedule(Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** tries))
  }
}
