import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const phat = promisify(execFile)

for (const file of readdirSync('public/templates').filter((name) => name.endsWith('.json')))
  test(`${file} has one bundle id in the browser and on the command line`, async ({ page }) => {
    const { stdout } = await phat(process.execPath, ['phat.mjs', 'compile', `public/templates/${file}`])
    await page.goto(`/w/new?template=${file.slice(0, -'.json'.length)}`)
    await expect(page.getByTestId('bundle-id')).toHaveAttribute('data-bundle-id', stdout.trim())
  })
