import { expect, test } from '@playwright/test'

test('a pure brick is tried in the browser, without a word to the server', async ({ page }) => {
  await page.goto('/docs/bricks/round')
  const run = page.getByRole('button', { name: 'Run it' })
  await expect(run).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.url())
  })
  const value = page.getByRole('textbox', { name: /^value/i })
  await value.fill('12345678901234567890.125')
  await run.click()
  await expect(page.getByTestId('tried')).toContainText('12345678901234567890.1')
  await value.fill('not a number')
  await value.press('ControlOrMeta+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'bad_input' })).toBeVisible()
  expect(asked).toEqual([])
})

test('a script runs metered in the browser', async ({ page }) => {
  await page.goto('/docs/bricks/script')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByTestId('tried')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('textbox', { name: 'Code' }).fill('function main() { for (;;); }')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'script_gas' })).toBeVisible({ timeout: 30_000 })
})

test('a brick that asks the outside is tried through the server', async ({ page }) => {
  await page.goto('/docs/bricks/http-fetch')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByTestId('tried')).toContainText('price', { timeout: 30_000 })
  await page.getByRole('textbox', { name: 'URL' }).fill('http://127.0.0.1:1/')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /http_/ })).toBeVisible({ timeout: 30_000 })
})

test('the members’ votes of an agree brick are judged where they are typed', async ({ page }) => {
  await page.goto('/docs/bricks/median')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByTestId('tried')).toContainText('amount')
  const votes = page.getByRole('textbox', { name: /^worker \d, value/i })
  await expect(votes).toHaveCount(4)
  for (const worker of [0, 1]) {
    const vote = await votes.nth(worker).inputValue()
    await votes.nth(worker).fill(vote.replace(/"amount":\s*"\d+/, '"amount":"9'))
  }
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'agreement_shortfall' })).toBeVisible()
})
