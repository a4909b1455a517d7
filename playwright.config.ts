import { defineConfig, devices } from '@playwright/test'
import { resolveBrowser } from './e2e/resolve-browser'

const { executablePath, args, env } = resolveBrowser()
const launchOptions = {
  args,
  ...(executablePath === undefined ? {} : { executablePath }),
  ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
}

export default defineConfig({
  testDir: 'e2e/journeys',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/journeys',
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    // Set by the global setup, which runs before the workers that read this.
    ...(process.env.PHAT_E2E_URL === undefined ? {} : { baseURL: process.env.PHAT_E2E_URL }),
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions,
  },
})
