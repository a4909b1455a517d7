import { expect, type Page, test } from '@playwright/test'
import { askedToSign, installTestWallet, setWalletPolicy } from '../wallet/install-test-wallet'

/** Opens the deploy sheet of a fresh workflow made from the demo template. */
async function openSheet(page: Page) {
  const made = await page.request.post('/api/v1/workflows', { data: { template: 'eth-usd-demo' } })
  const { id } = await made.json()
  await page.goto(`/w/${id}`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('market.demo.invalid').first()).toBeVisible()
  return sheet
}

test('without a wallet the sheet says so, and a throwaway key of this browser finishes the journey', async ({ page }) => {
  const sheet = await openSheet(page)
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  await expect(sheet.getByRole('alert')).toContainText('No Polkadot wallet was found')
  await sheet.getByRole('button', { name: 'Use a throwaway key' }).click()
  await expect(sheet.getByText('Throwaway key, this browser only')).toBeVisible()
  await sheet.getByRole('button', { name: 'Sign and deploy' }).click()
  await expect(sheet.getByRole('link', { name: 'Open the deployment' })).toBeVisible()
})

test('a wallet that appears late is still found', async ({ page, context }) => {
  await installTestWallet(context, { uris: ['//Late'], appearAfterMs: 400 })
  const sheet = await openSheet(page)
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  await expect(sheet.getByRole('region', { name: 'Text to sign' })).toBeVisible()
})

test('a wallet that refuses this page, or is locked, is told apart', async ({ page, context }) => {
  await installTestWallet(context, { uris: ['//Shy'], policy: 'reject-connect' })
  const sheet = await openSheet(page)
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  await expect(sheet.getByRole('alert')).toContainText('does not let this page see its accounts')
  await setWalletPolicy(page, 'locked')
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  await expect(sheet.getByRole('alert')).toContainText('shares no account')
})

test('a rejected signature deploys nothing, and approving the same sheet deploys', async ({ page, context }) => {
  await installTestWallet(context, { uris: ['//Careful'], policy: 'reject-sign' })
  const sheet = await openSheet(page)
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  const sign = sheet.getByRole('button', { name: 'Sign and deploy' })
  await sign.click()
  await expect(sheet.getByRole('alert')).toContainText('turned down')
  const text = (await askedToSign(page))[0] ?? ''
  expect(text).toMatch(/^[\x20-\x7e\n]+$/)
  expect(text).toContain('Phat Bricks deployment')

  await setWalletPolicy(page, 'approve')
  await sign.click()
  await expect(sheet.getByRole('link', { name: 'Open the deployment' })).toBeVisible()
})

test('a second deployment of the workflow is offered as a new version, and the owner alone may pause it', async ({ page, context }) => {
  await installTestWallet(context, { uris: ['//Owner', '//Stranger'] })
  const sheet = await openSheet(page)
  await sheet.getByRole('button', { name: 'Connect wallet' }).click()
  await sheet.getByRole('button', { name: 'Sign and deploy' }).click()
  await expect(sheet.getByRole('link', { name: 'Open the deployment' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await sheet.getByRole('button', { name: 'Sign the new version' }).click()
  await sheet.getByRole('link', { name: 'Open the deployment' }).click()
  await page.waitForURL(/\/deployments\/0x/)
  await expect(page.getByText('version 2', { exact: true })).toBeVisible()

  const pause = page.getByRole('button', { name: 'Pause' })
  await page.getByRole('button', { name: /^Account Owner/ }).click()
  await page.getByRole('menuitem', { name: /^Stranger/ }).click()
  await expect(pause).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: /^Account Stranger/ }).click()
  await page.getByRole('menuitem', { name: /^Owner/ }).click()
  await pause.click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
})
