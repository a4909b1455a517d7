'use client'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { CommandPalette, type PaletteCommand } from './command-palette'
import { navEntries } from './nav'
import { uiTexts } from './texts'

interface Commands {
  open: () => void
  register: (commands: readonly PaletteCommand[]) => () => void
}

const CommandContext = createContext<Commands | undefined>(undefined)

/** Opens the command palette; does nothing outside the app's shell. */
export function useOpenCommands(): () => void {
  const commands = useContext(CommandContext)
  return commands?.open ?? (() => {})
}

/** Adds a page's own commands to the palette while the page is shown. Keep the list stable (useMemo). */
export function useCommands(list: readonly PaletteCommand[]): void {
  const register = useContext(CommandContext)?.register
  useEffect(() => register?.(list), [register, list])
}

/** Holds the palette: Mod+K opens it anywhere. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const [lists, setLists] = useState<readonly (readonly PaletteCommand[])[]>([])
  const router = useRouter()
  const { setTheme } = useTheme()

  const register = useCallback((list: readonly PaletteCommand[]) => {
    setLists((before) => [...before, list])
    return () => setLists((before) => before.filter((candidate) => candidate !== list))
  }, [])
  const open = useCallback(() => setShown(true), [])

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setShown((before) => !before)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  const own = useMemo<PaletteCommand[]>(
    () => [
      ...navEntries.map(({ href, label, words }) => ({
        id: `go.${href}`,
        group: uiTexts.palette.goTo,
        title: label,
        words,
        run: () => router.push(href),
      })),
      ...(['light', 'dark', 'system'] as const).map((theme) => ({
        id: `theme.${theme}`,
        group: uiTexts.palette.look,
        title: `${uiTexts.theme.label}: ${uiTexts.theme[theme]}`,
        run: () => setTheme(theme),
      })),
    ],
    [router, setTheme],
  )
  const commands = useMemo(() => ({ open, register }), [open, register])
  return (
    <CommandContext value={commands}>
      {children}
      <CommandPalette open={shown} onOpenChange={setShown} commands={[...lists.flat(), ...own]} />
    </CommandContext>
  )
}
