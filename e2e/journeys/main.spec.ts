import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { createPublicClient, http, parseAbi } from 'viem'
import { installTestWallet } from '../wallet/install-test-wallet'

const phat = promisify(execFile)
const aggregator = parseAbi([
  'function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)',
  'function decimals() view returns (uint8)',
])

/** The bundle id that the editor’s status line names. */
const bundleIdOf = async (page: Page): Promise<string> => (await page.getByTestId('bundle-id').getAttribute('title')) ?? ''

test('from a template to a settled feed, its evidence and a shared copy', async ({ page, context, browser }, info) => {
  test.setTimeout(300_000)
  await installTestWallet(context, { uris: ['//Alice'], policy: 'approve' })

  await test.step('open a template', async () => {
    await page.goto('/templates')
    await page.getByRole('button', { name: /^Use .*demo/i }).click()
    await page.waitForURL(/\/w\//)
    await expect(page.getByText('Compiles')).toBeVisible()
  })

  const before = await bundleIdOf(page)
  await test.step('change the pair', async () => {
    await page
      .getByRole('group', { name: /^Price oracle,/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Pair, what is priced' }).fill('BTC')
    await expect.poll(() => bundleIdOf(page)).not.toBe(before)
    await expect(page.getByText(/^Saved/)).toBeVisible()
  })
  const bundleId = await bundleIdOf(page)

  await test.step('dry run with a committee', async () => {
    await page.getByRole('button', { name: /^Dry run/ }).click()
    await expect(page.getByText('Agreed on').first()).toBeVisible({ timeout: 30_000 })
  })

  await test.step('deploy with one signature', async () => {
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByText('market.demo.invalid').first()).toBeVisible()
    await sheet.getByRole('button', { name: 'Connect wallet' }).click()
    await expect(sheet.getByRole('region', { name: 'Text to sign' })).toContainText(bundleId, { timeout: 20_000 })
    await sheet.getByRole('button', { name: 'Sign and deploy' }).click()
    await sheet.getByRole('link', { name: 'Open the deployment' }).click()
    await page.waitForURL(/\/deployments\/0x/)
  })

  const runLink = page.getByRole('link', { name: /^Run 1\b|^1$/ }).first()
  await test.step('a run settles', async () => {
    await expect(runLink).toBeVisible({ timeout: 90_000 })
    await runLink.click()
    await page.waitForURL(/\/runs\/0x/)
    await expect(page.getByText('Settled').first()).toBeVisible({ timeout: 60_000 })
  })

  await test.step('the browser verifies it', async () => {
    await expect(page.getByRole('heading', { name: 'Verified in this browser' })).toBeVisible()
    await expect(page.getByText('INVALID')).toHaveCount(0)
    await expect(page.getByText(/signatures verified in this browser/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the chain says what the page says', async () => {
    const runId = new URL(page.url()).pathname.split('/').at(-1)
    const evidence = await (await page.request.get(`/api/v1/runs/${runId}/evidence`)).json()
    const { receiver } = evidence.reports[0].report
    const chain = createPublicClient({ transport: http(process.env.PHAT_E2E_CHAIN) })
    const feed = { address: receiver, abi: aggregator } as const
    const [, answer] = await chain.readContract({ ...feed, functionName: 'latestRoundData' })
    const decimals = await chain.readContract({ ...feed, functionName: 'decimals' })
    const shown = (await page.locator('[data-agreed]').first().innerText()).replace(/[,\s]/g, '')
    expect(BigInt(Math.round(Number(shown) * 10 ** decimals))).toBe(answer)
  })

  await test.step('the evidence verifies on the command line, and a changed byte is named', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Evidence/ }).click()])
    const file = path.join(info.outputDir, 'evidence.json')
    await download.saveAs(file)
    const { stdout } = await phat(process.execPath, ['phat.mjs', 'verify', file])
    expect(stdout).toContain('A quorum signed every report')
    const text = await readFile(file, 'utf8')
    const altered = path.join(info.outputDir, 'altered.json')
    await writeFile(
      altered,
      text.replace(/("signature":\s*"0x)(.)/, (_, head: string, digit: string) => `${head}${digit === '1' ? '2' : '1'}`),
    )
    const failed = await phat(process.execPath, ['phat.mjs', 'verify', altered]).catch((error: { code: number; stdout: string }) => error)
    expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('DIFF') })
  })

  await test.step('a share link opened elsewhere gives the same bundle', async () => {
    await page.goBack()
    await page.goto('/workflows')
    await page
      .getByRole('link', { name: /ETH\/USD/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Share' }).click()
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
    const stranger = await browser.newContext()
    const theirs = await stranger.newPage()
    await theirs.goto(link)
    await expect.poll(() => bundleIdOf(theirs)).toBe(bundleId)
    await stranger.close()
  })
})
