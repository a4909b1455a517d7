import { defineCommand } from './define-command'

export const help = defineCommand({
  id: 'help.keys',
  title: 'Shortcuts and help',
  group: 'Help',
  keys: '?',
  menus: ['workflow'],
  run: ({ state }) => state.set({ overlay: { kind: 'help' } }),
})

export const everyCommand = defineCommand({
  id: 'help.commands',
  title: 'Every command',
  group: 'Help',
  keys: 'Mod+K',
  native: true,
  run: ({ shell }) => shell.openPalette(),
})
