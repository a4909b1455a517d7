import type { Command } from './define-command'

/** The part of a keyboard event that shortcuts read. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const NAMES: Readonly<Record<string, string>> = {
  Del: 'Delete',
  Plus: '+',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

/** Whether a key press is a shortcut. `Mod` is Ctrl, or ⌘ on a Mac. Signs such as “?” already imply Shift. */
export function matchesKeys(press: KeyPress, keys: string): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  const wanted = parts.at(-1) ?? ''
  const name = NAMES[wanted] ?? wanted
  const mods = new Set(parts.slice(0, -1))
  const letter = /^[a-z]$/i.test(name)
  const sign = name.length === 1 && !letter
  return (
    (letter ? press.key.toLowerCase() === name.toLowerCase() : press.key === name) &&
    (press.ctrlKey || press.metaKey) === mods.has('Mod') &&
    press.altKey === mods.has('Alt') &&
    (sign || press.shiftKey === mods.has('Shift'))
  )
}

/** The shortcuts of a command. */
export const keysOf = ({ keys }: Pick<Command, 'keys'>): readonly string[] =>
  keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys

/** The command that a key press means; while typing only those that work in fields. */
export function commandFor(commands: readonly Command[], press: KeyPress, typing: boolean): Command | undefined {
  return commands.find(
    (command) => !command.native && (!typing || command.inFields) && keysOf(command).some((keys) => matchesKeys(press, keys)),
  )
}
