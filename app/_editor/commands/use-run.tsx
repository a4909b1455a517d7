'use client'
import { createContext, type ReactNode, useCallback, useContext } from 'react'
import { toast } from '../../_ui/toast'
import { useEditorStore } from '../state/context'
import type { Command, CommandContext, Shell } from './define-command'
import { refuseCommand, runCommand } from './index'

const ShellContext = createContext<Shell | undefined>(undefined)

/** Lends commands what the page can do. */
export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>
}

/** The state and shell as commands see them, read at the moment of the call. */
export function useCommandContext(): () => CommandContext {
  const store = useEditorStore()
  const shell = useContext(ShellContext)
  return useCallback(() => {
    if (!shell) throw new Error('Commands need a ShellProvider around them.')
    const state = store.getState()
    return { graph: state.history.present, selection: state.selection, wires: state.wires, state, shell }
  }, [store, shell])
}

/** Does a command; one that cannot be done now says why. */
export function useRun(): (command: Command) => void {
  const context = useCommandContext()
  return useCallback(
    (command) => {
      const now = context()
      const refusal = refuseCommand(command, now)
      if (refusal !== undefined) toast.info(refusal, { id: command.id })
      else runCommand(command, now)
    },
    [context],
  )
}
