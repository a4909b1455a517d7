const GLYPHS: Readonly<Record<string, string>> = {
  Enter: '↵',
  Shift: '⇧',
  Backspace: '⌫',
  Escape: 'Esc',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Plus: '+',
}

/** The caps of a shortcut such as `Mod+Enter`: `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function splitKeys(keys: string, mac: boolean): string[] {
  return keys.split('+').map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (key === 'Alt') return mac ? '⌥' : 'Alt'
    return GLYPHS[key] ?? key
  })
}
