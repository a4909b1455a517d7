'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { EditorState, EditorStore } from './store'

const StoreContext = createContext<EditorStore | undefined>(undefined)

/** Gives the editor’s parts their state. */
export function EditorProvider({ store, children }: { store: EditorStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>
}

/** The editor’s store, for acts and for reading once. */
export function useEditorStore(): EditorStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useEditorStore needs an EditorProvider around it.')
  return store
}

/** A part of the editor’s state; the component renders again when that part changes. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditorStore(), select)
}
