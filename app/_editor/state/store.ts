import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Brick } from '@/bricks/kit'
import { type Catalogue, catalogueOf, emptyGraph, type Graph, type Wire } from '@/engine/core'
import type { Edit, Point } from '../edit/nodes'
import { type Compiled, compileGraph, sameMeaning } from './compiled'
import { type History, record, redo, seal, startHistory, undo } from './history'
import { type Rehearsal, startRehearsal } from './rehearsal'

/** What the canvas lets commands do; undefined while it is not drawn. */
export interface CanvasHandle {
  fit: (ids?: readonly string[]) => void
  zoomBy: (factor: number) => void
  /** The middle of what is in view, on the canvas. */
  middle: () => Point
  focus: (id: string) => void
}

/** A window over the editor; one at a time. */
export type Overlay =
  | { kind: 'help' }
  | { kind: 'share' }
  | { kind: 'import' }
  | { kind: 'rename' }
  | { kind: 'deploy' }
  | { kind: 'connect'; node: string }
  | { kind: 'picker'; at: Point; screen: Point; from?: PortEnd; splice?: Wire['to'] }

/** A loose end of a wire. */
export interface PortEnd {
  node: string
  port: string
  direction: 'from' | 'to'
}

/** The tabs of the bottom panel. */
export type PanelTab = 'problems' | 'workers' | 'steps' | 'calls'

/** Everything the editor shows, except how it is saved. */
export interface EditorState {
  bricks: readonly Brick[]
  catalogue: Catalogue
  /** A preview: it can be looked at, not edited. */
  readOnly: boolean
  history: History
  compiled: Compiled
  selection: ReadonlySet<string>
  /** Selected wires, by {@link wireKey}. */
  wires: ReadonlySet<string>
  overlay: Overlay | undefined
  panel: PanelTab | undefined
  palette: 'open' | 'rail'
  /** What the right column shows while a dry run is on the canvas. */
  aside: 'brick' | 'faults'
  rehearsal: Rehearsal
  canvas: CanvasHandle | undefined
  /** Said to screen readers after a change on the canvas. */
  announcement: string
  /** Where the pointer is over the canvas: pasted bricks go there. Changed in place, since it moves all the time and nothing is drawn from it. */
  pointer: { at: Point | undefined }
  /** A wire being drawn: its start, and the ports (`node.port`) it may go to. */
  wiring: Wiring | undefined
  /** Goes to the next graph; edits with the same `merge` in a row are one step of undo. */
  commit: (edit: Edit, merge?: string) => void
  /** Ends a merged step. */
  seal: () => void
  undo: () => void
  redo: () => void
  /** Shows another graph, with a history of its own. */
  load: (graph: Graph) => void
  select: (ids: Iterable<string>, wires?: Iterable<string>) => void
  announce: (text: string) => void
  set: (change: Partial<Pick<EditorState, 'overlay' | 'panel' | 'palette' | 'aside' | 'rehearsal' | 'canvas' | 'wiring'>>) => void
}

/** A wire being drawn. */
export interface Wiring extends PortEnd {
  open: ReadonlySet<string>
}

export type EditorStore = StoreApi<EditorState>

/** A wire’s name on the canvas; an input takes one wire, and a second is told apart by its source. */
export const wireKey = ({ from, to }: Wire): string => `${to.node}.${to.port}<${from.node}.${from.port}`

/** Graphs up to this size are compiled within the keystroke; larger ones once typing pauses. */
const COMPILE_AT_ONCE = 120
const COMPILE_AFTER_MS = 120

/** Makes an editor’s state around a graph. */
export function createEditorStore(
  bricks: readonly Brick[],
  graph: Graph = emptyGraph(),
  { now = Date.now, readOnly = false }: { now?: () => number; readOnly?: boolean } = {},
): EditorStore {
  const catalogue = catalogueOf(bricks)
  let timer: ReturnType<typeof setTimeout> | undefined
  return createStore<EditorState>((set, get) => {
    function show(history: History, selection?: Iterable<string>) {
      const state = get()
      const next = history.present
      if (next === state.history.present && history === state.history) return
      const ids = new Set(next.nodes.map(({ id }) => id))
      const keys = new Set(next.wires.map(wireKey))
      set({
        history,
        selection: new Set([...(selection ?? state.selection)].filter((id) => ids.has(id))),
        wires: new Set([...state.wires].filter((key) => keys.has(key))),
      })
      if (!sameMeaning(state.history.present, next)) recompile(next.nodes.length)
    }
    function recompile(size: number) {
      clearTimeout(timer)
      const work = () => set((state) => ({ compiled: compileGraph(state.history.present, state.catalogue, state.compiled) }))
      if (size <= COMPILE_AT_ONCE) work()
      else timer = setTimeout(work, COMPILE_AFTER_MS)
    }
    return {
      bricks,
      catalogue,
      readOnly,
      history: startHistory(graph),
      compiled: compileGraph(graph, catalogue),
      selection: new Set(),
      wires: new Set(),
      overlay: undefined,
      panel: undefined,
      palette: 'open',
      aside: 'brick',
      rehearsal: startRehearsal(),
      canvas: undefined,
      announcement: '',
      pointer: { at: undefined },
      wiring: undefined,
      commit: ({ graph: next, selection }, merge) => {
        if (!readOnly) show(record(get().history, next, now(), merge), selection)
      },
      seal: () => set((state) => ({ history: seal(state.history) })),
      undo: () => show(undo(get().history)),
      redo: () => show(redo(get().history)),
      load: (next) => {
        clearTimeout(timer)
        set((state) => ({
          history: startHistory(next),
          compiled: compileGraph(next, state.catalogue),
          selection: new Set(),
          wires: new Set(),
          rehearsal: { ...state.rehearsal, run: { state: 'none' }, seenBy: undefined },
        }))
      },
      select: (ids, wires = []) =>
        set((state) => {
          const selection = new Set(ids)
          const chosen = new Set(wires)
          return same(selection, state.selection) && same(chosen, state.wires) ? state : { selection, wires: chosen }
        }),
      announce: (text) => set({ announcement: text }),
      set: (change) => set(change),
    }
  })
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((item) => b.has(item))
