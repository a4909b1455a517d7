import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { emptyRunView, type RunView } from '@/engine/core'
import type { Run } from '../_contracts/runs'
import { EffectsPanel } from './effects-panel'

const row: Run['effects'][number] = {
  step: 'tell',
  status: 'pending',
  tries: 2,
  worker: null,
  detail: 'hooks.example.com answered 503.',
  updatedMs: 0,
}
const render = (view: RunView, effects: Run['effects']) => renderToStaticMarkup(<EffectsPanel view={view} run={{ effects }} />)

test('an effect that waits says how often it failed and at what', () => {
  const html = render(emptyRunView, [row])
  for (const text of ['tell', 'waiting', 'hooks.example.com answered 503.', '2 attempts failed']) expect(html).toContain(text)
})

test('what an event said since is shown once, in place of the row', () => {
  const view: RunView = {
    ...emptyRunView,
    effects: [{ node: 'tell', state: 'done', worker: '0xabc', line: 'Sent to hooks.example.com.', atMs: 1 }],
  }
  const html = render(view, [row])
  expect(html).toContain('Sent to hooks.example.com.')
  expect(html).toContain('by 0xabc')
  expect(html).not.toContain('503')
  expect(html.match(/<li/g)).toHaveLength(1)
})

test('a run without effects has no such panel', () => {
  expect(render(emptyRunView, [])).toBe('')
})
