import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TooltipProvider } from '../_ui/tooltip'
import { SecretList } from './secret-list'
import { settingsTexts } from './texts'

const render = (secrets: Parameters<typeof SecretList>[0]['secrets']) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <SecretList secrets={secrets} />
    </TooltipProvider>,
  )

test('a secret shows its name, hosts and times, and each button says which one it is for', () => {
  const html = render([{ name: 'API_KEY', hosts: ['api.example.com', 'b.example.com:8443'], createdMs: 0, updatedMs: 0, lastUsedMs: null }])
  for (const text of [
    'API_KEY',
    'api.example.com, b.example.com:8443',
    settingsTexts.never,
    'aria-label="Replace API_KEY"',
    'aria-label="Delete API_KEY"',
  ])
    expect(html).toContain(text)
  expect(html).toContain('<caption class="sr-only">Secrets</caption>')
})

test('with no secret yet it says what they are for and how to add one', () => {
  const html = render([])
  expect(html).toContain(settingsTexts.emptyTitle)
  expect(html).toContain('{secret:NAME}')
  expect(html).toContain(settingsTexts.add)
  expect(html).not.toContain('<table')
})
