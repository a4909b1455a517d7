import { expect, type Page, test } from '@playwright/test'

/** The lists: where each is, what feeds it, an empty answer, and what then is offered. */
const lists = [
  { path: '/', api: 'workflows', empty: { workflows: [] }, says: 'What should the chain know?', offers: 'New workflow' },
  { path: '/templates', api: 'templates', empty: { templates: [] }, says: 'This installation has no templates', offers: 'New workflow' },
  { path: '/deployments', api: 'deployments', empty: { deployments: [] }, says: 'Nothing is deployed', offers: 'Open workflows' },
  { path: '/runs', api: 'runs', empty: { runs: [], cursor: null }, says: 'No run yet', offers: 'Open deployments' },
] as const

const problem = {
  type: '/docs/errors#database_down',
  title: 'The database does not answer.',
  status: 503,
  detail: 'The database does not answer.',
  code: 'database_down',
  remedy: 'Start Phat Bricks again.',
  retry: true,
}

/** Matches one list of the API with any query, and nothing below it. */
const apiOf = (name: string) => new RegExp(`/api/v1/${name}(\\?.*)?$`)

/** The newest run that settled; the main journey made one. */
async function settledRun(page: Page): Promise<{ id: string; reply: string; evidence: string }> {
  const { runs } = await (await page.request.get('/api/v1/runs?status=settled&limit=1')).json()
  expect(runs, 'no run has settled on this instance').toHaveLength(1)
  const [{ id }] = runs
  const reply = await (await page.request.get(`/api/v1/runs/${id}`)).text()
  const evidence = await (await page.request.get(`/api/v1/runs/${id}/evidence`)).text()
  return { id, reply, evidence }
}

/** A text with one digit changed to another, the first one after a place. */
function alterAfter(text: string, place: RegExp): string {
  const from = text.search(place)
  expect(from).toBeGreaterThan(0)
  const at = from + (text.slice(from).match(place)?.[0].length ?? 0)
  const digit = text[at] === '1' ? '2' : '1'
  return text.slice(0, at) + digit + text.slice(at + 1)
}

for (const { path, api, empty, says, offers } of lists) {
  test(`${path} shows its shape while it loads`, async ({ page }) => {
    let answer: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(apiOf(api), async (route) => {
      await held
      await route.fulfill({ json: empty })
    })
    await page.goto(path)
    await expect(page.locator('main').getByRole('status', { name: 'Loading' }).first()).toBeVisible()
    answer()
    await expect(page.getByText(says)).toBeVisible()
  })

  test(`${path} says what to do where nothing is yet`, async ({ page }) => {
    await page.route(apiOf(api), (route) => route.fulfill({ json: empty }))
    await page.goto(path)
    await expect(page.getByRole('heading', { name: says })).toBeVisible()
    const main = page.locator('main')
    await expect(
      main
        .getByRole('link', { name: offers })
        .or(main.getByRole('button', { name: offers }))
        .first(),
    ).toBeEnabled()
  })

  test(`${path} names a problem with its remedy, and comes back by a retry`, async ({ page }) => {
    await page.route(apiOf(api), (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', json: problem }))
    await page.goto(path)
    const alert = page.locator('main').getByRole('alert').filter({ hasText: problem.detail })
    await expect(alert).toContainText(problem.remedy)
    await expect(alert.getByRole('link', { name: problem.code })).toHaveAttribute('href', '/docs/errors#database_down')
    await page.unroute(apiOf(api))
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toBeHidden()
  })

  test(`${path} keeps what it knew and says that it is old when the server goes away`, async ({ page }) => {
    await page.route(apiOf(api), (route) => route.fulfill({ json: empty }))
    await page.goto(path)
    await expect(page.getByText(says)).toBeVisible()
    await page.unroute(apiOf(api))
    await page.route(apiOf(api), (route) => route.abort())
    // A page asks again when it comes back into view.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(page.getByText('This may be out of date.')).toBeVisible()
    await expect(page.getByText(says)).toBeVisible()
    await page.unroute(apiOf(api))
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('This may be out of date.')).toBeHidden()
  })
}

test('a run is checked by the browser, and one altered byte of a reply shows', async ({ page }) => {
  const { id, reply, evidence } = await settledRun(page)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Verified in this browser' }) })
  const serve = async (shownReply: string, shownEvidence: string) => {
    await page.unrouteAll()
    await page.route(new RegExp(`/api/v1/runs/${id}$`), (route) => route.fulfill({ contentType: 'application/json', body: shownReply }))
    await page.route(new RegExp(`/api/v1/runs/${id}/evidence$`), (route) =>
      route.fulfill({ contentType: 'application/json', body: shownEvidence }),
    )
    await page.goto(`/runs/${id}`)
  }

  await test.step('as it is, all is valid', async () => {
    await serve(reply, evidence)
    await expect(panel.getByText('The bundle matches its id')).toBeVisible()
    await expect(page.getByText(/signatures verified in this browser/)).toBeVisible()
    await expect(page.getByText('INVALID')).toHaveCount(0)
  })

  await test.step('a signature in the evidence', async () => {
    await serve(reply, alterAfter(evidence, /"attestations"[\s\S]*?"signature": ?"0x/))
    await expect(panel.getByText('INVALID').first()).toBeVisible()
    await expect(panel.getByText(/does not carry its signature/)).toBeVisible()
  })

  await test.step('a signature in the run', async () => {
    await serve(alterAfter(reply, /"attestations":\[\{[^}]*?"signature":"0x/), evidence)
    await expect(page.getByRole('cell', { name: /INVALID/ }).first()).toBeVisible()
  })

  await test.step('a value that the page would show', async () => {
    await serve(alterAfter(reply, /"type":"agreement\.reached".*?"amount":"/), evidence)
    await expect(panel.getByText('The agreed value shown is not the one that was verified.')).toBeVisible()
  })
})

test('a run under way says when its stream is lost and goes on when it is back', async ({ page }) => {
  const { id, reply } = await settledRun(page)
  const whole = JSON.parse(reply)
  const begun = { ...whole, status: 'observing', endedMs: null, events: whole.events.slice(0, 3), lastSeq: 3 }
  await page.route(new RegExp(`/api/v1/runs/${id}$`), (route) => route.fulfill({ json: begun }))
  await page.route(new RegExp(`/api/v1/runs/${id}/events`), (route) => route.abort())
  await page.goto(`/runs/${id}`)
  await expect(page.getByText('Stream lost, retrying')).toBeVisible()
  await expect(page.getByText('The live stream is lost; the page keeps trying.')).toBeVisible()
  await page.unroute(new RegExp(`/api/v1/runs/${id}/events`))
  await expect(page.getByText('Complete', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Run settled')).toBeVisible()
})

test('a deployment says why each run settled or not, and how to use its feed', async ({ page }) => {
  const { reply } = await settledRun(page)
  const { deploymentId } = JSON.parse(reply)
  await page.goto(`/deployments/${deploymentId}`)
  await expect(page.getByRole('table', { name: 'Runs' })).toContainText(/first write|moved/i)
  const amount = page.locator('[data-feed-value]')
  await expect(amount).toHaveText(/^\d+\.\d{8}$/)
  await page.getByRole('tab', { name: 'Solidity' }).click()
  await expect(page.getByRole('region', { name: 'Solidity to read this feed' })).toContainText('latestRoundData')
  await page.getByRole('tab', { name: 'viem' }).click()
  await expect(page.getByRole('region', { name: 'viem to read this feed' })).toContainText('formatUnits')
})

test('a workflow is deleted from the list, and undo brings it back', async ({ page }) => {
  const name = `Kept ${Date.now()}`
  await page.request.post('/api/v1/workflows', { data: { name } })
  await page.goto('/')
  const card = page.getByRole('link', { name })
  await expect(card).toBeVisible()
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(card).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card).toBeVisible()
})
