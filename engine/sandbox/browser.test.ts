import { createServer } from 'node:http'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { buildSync } from 'esbuild'
import { expect, it } from 'vitest'
import { resolveBrowser } from '../../e2e/resolve-browser'
import { script } from '.'
import { HOSTILE } from './hostile.fixture'
import { type Measured, measure } from './measure.fixture'

const programs = Object.values(HOSTILE).flat()
const TYPED = 'interface A { n: number }\nconst a: A = { n: 20 }\nreturn (a.n as number) * 2.1'

/** The sandbox as a browser gets it: modules in pieces, loaded as they are needed. */
function bundle(): Map<string, string> {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(import.meta.dirname, 'browser-entry.fixture.ts')],
    bundle: true,
    splitting: true,
    write: false,
    outdir: '/',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  return new Map(outputFiles.map(({ path: file, text }) => [`/${path.basename(file)}`, text]))
}

it('A real browser gives the same values and faults for the same gas as Node', async () => {
  const files = bundle()
  const server = createServer((request, response) => {
    const text =
      request.url === '/' ? '<!doctype html><script type="module" src="/browser-entry.fixture.js"></script>' : files.get(request.url ?? '')
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': request.url === '/' ? 'text/html' : 'text/javascript' }).end(text)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const { executablePath, args, env } = resolveBrowser()
  const browser = await chromium.launch({
    args,
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  })
  try {
    // Another time zone and language than this process has.
    const page = await browser.newPage({ timezoneId: 'Asia/Kathmandu', locale: 'tr-TR' })
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
    await page.waitForFunction('window.measureAll !== undefined')
    const there: Measured[] = await page.evaluate(`window.measureAll(${JSON.stringify(programs)})`)
    const here: Measured[] = []
    for (const code of programs) here.push(await measure(code))
    expect(programs.map((code, at) => ({ code, ...there[at] }))).toEqual(programs.map((code, at) => ({ code, ...here[at] })))
    expect(await page.evaluate(`window.runTyped(${JSON.stringify(TYPED)})`)).toEqual(
      await script.run({ code: TYPED, language: 'typescript', inputs: null, gas: 1_000_000, nowMs: 0, seed: '' }),
    )
  } finally {
    await browser.close()
    server.close()
  }
}, 120_000)
