'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Saver, SaveView } from './saver'

const SaverContext = createContext<Saver | undefined>(undefined)
const nobody = createStore<SaveView>(() => ({ id: undefined, revision: 0, save: { state: 'nothing' } }))

/** Gives the editor’s parts the saver; a preview has none. */
export function SaverProvider({ saver, children }: { saver: Saver | undefined; children: ReactNode }) {
  return <SaverContext value={saver}>{children}</SaverContext>
}

/** The saver; undefined where nothing is saved. */
export const useSaver = (): Saver | undefined => useContext(SaverContext)

/** How the graph shown stands to what is kept. */
export const useSaveView = (): SaveView => useStore(useSaver()?.view ?? nobody)
