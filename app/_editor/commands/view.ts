import { moveNodes } from '../edit/nodes'
import { defineCommand } from './define-command'

export const fit = defineCommand({
  id: 'view.fit',
  title: 'Fit to view',
  group: 'View',
  keys: 'F',
  menus: ['canvas'],
  run: ({ state, selection }) => state.canvas?.fit(selection.size > 1 ? [...selection] : undefined),
})

export const zoomIn = defineCommand({
  id: 'view.zoom-in',
  title: 'Zoom in',
  group: 'View',
  keys: ['Mod+=', 'Plus'],
  run: ({ state }) => state.canvas?.zoomBy(1.25),
})

export const zoomOut = defineCommand({
  id: 'view.zoom-out',
  title: 'Zoom out',
  group: 'View',
  keys: ['Mod+-', '-'],
  run: ({ state }) => state.canvas?.zoomBy(0.8),
})

export const tidy = defineCommand({
  id: 'view.tidy',
  title: 'Tidy up',
  group: 'View',
  keys: 'L',
  menus: ['canvas'],
  when: ({ graph }) => graph.nodes.length > 1 || 'There is nothing to arrange.',
  run: async ({ state, shell }) => {
    const { arrange } = await import('../tidy/arrange')
    const before = state.history.present
    const places = await arrange(before, state)
    // Someone may have gone on drawing meanwhile: only bricks that are still there move.
    const now = state.history.present
    state.commit(moveNodes(now, places))
    requestAnimationFrame(() => state.canvas?.fit())
    shell.say('Arranged', 'Undo brings the old places back.')
  },
})

export const inspect = defineCommand({
  id: 'view.inspect',
  title: 'Open settings of the brick',
  group: 'View',
  keys: 'Enter',
  menus: ['brick'],
  when: ({ selection }) => selection.size === 1 || 'Select one brick first.',
  run: ({ state, shell }) => {
    state.set({ aside: 'brick' })
    shell.focusInspector()
  },
})

export const problems = defineCommand({
  id: 'view.problems',
  title: 'Problems',
  group: 'View',
  keys: 'P',
  run: ({ state }) => state.set({ panel: state.panel === 'problems' ? undefined : 'problems' }),
})

export const togglePalette = defineCommand({
  id: 'view.palette',
  title: 'Fold or open the list of bricks',
  group: 'View',
  keys: '[',
  run: ({ state }) => state.set({ palette: state.palette === 'open' ? 'rail' : 'open' }),
})

export const toggleTheme = defineCommand({
  id: 'view.theme',
  title: 'Light or dark',
  group: 'View',
  keys: 'Shift+Alt+T',
  run: ({ shell }) => shell.toggleTheme(),
})
