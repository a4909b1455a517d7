'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { Button } from './button'
import { Menu, type MenuEntry } from './menu'
import { uiTexts } from './texts'

const THEMES = [
  { id: 'light', Icon: Sun },
  { id: 'dark', Icon: Moon },
  { id: 'system', Icon: Monitor },
] as const

const never = () => () => {}

/** The three themes as lines of a menu, and which of them is chosen. */
export function useThemeEntries(): { chosen: (typeof THEMES)[number]; entries: MenuEntry[] } {
  const { theme, setTheme } = useTheme()
  // The server cannot know the theme: it draws the system's icon, and the browser corrects it.
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const chosen = (mounted && THEMES.find(({ id }) => id === theme)) || THEMES[2]
  const entries = THEMES.map(({ id, Icon }) => ({
    id,
    label: uiTexts.theme[id],
    icon: <Icon size={14} aria-hidden="true" />,
    checked: id === chosen.id,
    onSelect: () => setTheme(id),
  }))
  return { chosen, entries }
}

/** Light, dark, or as the system. */
export function ThemeToggle() {
  const { chosen, entries } = useThemeEntries()
  return (
    <Menu
      label={uiTexts.theme.label}
      trigger={
        <Button
          variant="ghost"
          square
          aria-label={`${uiTexts.theme.label}: ${uiTexts.theme[chosen.id]}`}
          title={uiTexts.theme.label}
          icon={<chosen.Icon size={16} aria-hidden="true" />}
        />
      }
      entries={entries}
    />
  )
}
