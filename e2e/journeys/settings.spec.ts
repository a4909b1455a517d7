import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { installTestWallet } from '../wallet/install-test-wallet'

const VALUE = 'sk-journey-5b1f0c77'

test('an owner signs in, seals a secret and deletes it, and nothing ever shows its value again', async ({ page, context }) => {
  await installTestWallet(context, { uris: ['//Keeper'] })
  await page.goto('/settings')
  const main = page.locator('main')
  await main.getByRole('button', { name: 'Connect wallet' }).click()
  await main.getByRole('button', { name: 'Sign in', exact: true }).click()
  await main.getByRole('button', { name: 'Add a secret' }).click()

  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('api-key')
  await dialog.getByLabel('Value').fill('short')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/at least 8 characters: shorter/i)).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('API_KEY')
  await dialog.getByRole('textbox', { name: 'May be sent to' }).fill('api.example.com, API.example.com:8443')
  await dialog.getByLabel('Value').fill(VALUE)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()

  const row = main.getByRole('row').filter({ hasText: 'API_KEY' })
  await expect(row).toContainText('api.example.com:8443')
  await expect(row).toContainText('never')
  await page.reload()
  await expect(row).toBeVisible()
  const listed = await page.request.get('/api/v1/secrets')
  expect(listed.status()).toBe(200)
  expect(await listed.text()).not.toContain(VALUE)
  expect(await page.content()).not.toContain(VALUE)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([])

  await row.getByRole('button', { name: 'Delete API_KEY' }).click()
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }).click()
  await expect(main.getByText('No secrets yet')).toBeVisible()
  await main.getByRole('button', { name: 'Sign out' }).click()
  await expect(main.getByText('Sign in to see your secrets')).toBeVisible()
  expect((await page.request.get('/api/v1/secrets')).status()).toBe(401)
})
