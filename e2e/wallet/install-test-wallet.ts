import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { build } from 'esbuild'
import type { TestWallet } from './provider'

let bundled: Promise<string> | undefined

/** The provider as one script; built once a process. */
function providerScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [path.join(import.meta.dirname, 'provider.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    logLevel: 'error',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return bundled
}

/**
 * Gives every page of a browser context a wallet that follows the injected standard of `@polkadot/extension-inject`, with real sr25519 keys.
 * Without it a context has no wallet.
 */
export async function installTestWallet(context: BrowserContext, wallet: Partial<TestWallet> = {}): Promise<void> {
  const settings: TestWallet = { uris: ['//Alice'], policy: 'approve', ...wallet }
  await context.addInitScript(`window.testWallet = ${JSON.stringify(settings)};`)
  await context.addInitScript(await providerScript())
}

/** Changes what the wallet of one page does from now on. */
export async function setWalletPolicy(page: Page, policy: TestWallet['policy']): Promise<void> {
  await page.evaluate((next) => {
    window.testWallet.policy = next
  }, policy)
}

/** The texts that a page’s wallet was asked to sign, in order. */
export const askedToSign = (page: Page): Promise<string[]> => page.evaluate(() => window.testWalletAsked)
