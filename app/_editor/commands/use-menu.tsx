'use client'
import { useMemo } from 'react'
import type { MenuEntry } from '../../_ui/menu'
import { useEditor } from '../state/context'
import type { Command } from './define-command'
import { commands, refuseCommand } from './index'
import { keysOf } from './keys'
import { useCommandContext, useRun } from './use-run'

/** The commands of one menu as its lines; those that cannot be done now say why. */
export function useMenuEntries(menu: NonNullable<Command['menus']>[number]): MenuEntry[] {
  const run = useRun()
  const context = useCommandContext()
  // What can be done follows from these.
  const graph = useEditor((state) => state.history)
  const selection = useEditor((state) => state.selection)
  const wires = useEditor((state) => state.wires)
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are read through the context
  return useMemo(
    () =>
      commands
        .filter(({ menus }) => menus?.includes(menu))
        .map((command) => {
          const [keys] = keysOf(command)
          return {
            id: command.id,
            label: command.title,
            ...(keys === undefined ? {} : { keys }),
            ...(command.danger ? { danger: true } : {}),
            disabledReason: refuseCommand(command, context()),
            onSelect: () => run(command),
          }
        }),
    [menu, run, context, graph, selection, wires],
  )
}
