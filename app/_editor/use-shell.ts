'use client'
import { useTheme } from 'next-themes'
import { type RefObject, useMemo } from 'react'
import { useOpenCommands } from '../_ui/command-provider'
import { toast } from '../_ui/toast'
import type { Shell } from './commands/define-command'
import { runDry } from './dry-run/run-dry'
import type { Saver } from './save/saver'
import type { EditorStore } from './state/store'

/** What the page lends to commands: clipboard, focus, theme, files and the server. */
export function useShell(
  store: EditorStore,
  saver: Saver | undefined,
  search: RefObject<HTMLInputElement | null>,
  inspector: RefObject<HTMLElement | null>,
): Shell {
  const openPalette = useOpenCommands()
  const { resolvedTheme, setTheme } = useTheme()
  return useMemo(
    () => ({
      dryRun: () => void runDry(store),
      saveNow: () => saver?.saveNow(),
      openPalette,
      focusSearch: () => {
        store.getState().set({ palette: 'open' })
        requestAnimationFrame(() => search.current?.focus())
      },
      focusInspector: () =>
        requestAnimationFrame(() =>
          inspector.current?.querySelector<HTMLElement>('form input, form textarea, form button, form [role=combobox], button')?.focus(),
        ),
      toggleTheme: () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'),
      say: (title, text) => void toast.ok(title, text === undefined ? {} : { text }),
      refuse: (title, text) => void toast.warn(title, text === undefined ? {} : { text }),
      writeClipboard: (text) => navigator.clipboard.writeText(text),
      readClipboard: () => navigator.clipboard.readText(),
      download: (name, text) => {
        const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
        const link = Object.assign(document.createElement('a'), { href: url, download: name })
        link.click()
        URL.revokeObjectURL(url)
      },
    }),
    [store, saver, search, inspector, openPalette, resolvedTheme, setTheme],
  )
}
