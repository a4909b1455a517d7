import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const pages = [
  '/workflows',
  '/w/new',
  '/templates',
  '/deployments',
  '/runs',
  '/docs',
  '/docs/bricks',
  '/docs/bricks/price-oracle',
  '/docs/bricks/median',
  '/docs/bricks/script',
  '/settings',
  '/docs/trust',
  '/docs/errors',
]

/** What axe finds serious on a page, as `rule: first element`. */
async function seriousOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`no page has a serious accessibility fault, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const path of pages) {
      await page.goto(path)
      await expect(page.locator('main')).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      expect(await seriousOn(page), path).toEqual([])
    }
    await context.close()
  })

test('no page is wider than a phone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  for (const path of pages) {
    await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
  await context.close()
})

test('what is not there says so, with a way out', async ({ page }) => {
  for (const path of [
    '/w/no-such-workflow',
    `/deployments/0x${'1'.repeat(64)}`,
    `/runs/0x${'2'.repeat(64)}`,
    '/s/bafkreih3zhccl2rsjhzxqyishzwsnbt3gyaxhfsvyh4mb4wgwyltq5ionq',
    '/nowhere',
  ]) {
    await page.goto(path)
    const main = page.locator('main')
    await expect(main.getByText(/no such|not found|there is no|no page|nothing|does not|did not/i).first(), path).toBeVisible()
    await expect(main.getByRole('link').or(main.getByRole('button')).first(), path).toBeVisible()
  }
})

test('a page says when the server does not answer, and comes back by a retry', async ({ page }) => {
  await page.route('**/api/v1/runs*', (route) => route.abort())
  await page.goto('/runs')
  const retry = page.getByRole('button', { name: /again|retry/i }).first()
  await expect(retry).toBeVisible({ timeout: 30_000 })
  await page.unroute('**/api/v1/runs*')
  await retry.click()
  await expect(retry).toBeHidden()
})

test('an import that is no graph, too large or newer is refused with the reason', async ({ page }) => {
  await page.goto('/templates')
  const box = page.getByRole('textbox', { name: /share link or graph/i })
  for (const [text, why] of [
    ['{"format":"phat.graph/9","nodes":[]}', /phat\.graph\/9/],
    ['<!doctype html>', /neither|not JSON|no graph/i],
    [JSON.stringify({ format: 'phat.graph/1', name: 'x', nodes: [], wires: [], meta: {}, more: 1 }), /more|unrecognized/i],
  ] as const) {
    await box.fill(text)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByText(why).first()).toBeVisible()
  }
})
