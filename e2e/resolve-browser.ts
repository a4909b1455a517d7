import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium to test with: its file (Playwright's own without one), arguments and environment, and where it came from. */
export interface Browser {
  from: 'environment' | 'Playwright' | 'system' | 'npm'
  executablePath?: string
  args: string[]
  env?: Record<string, string>
}

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]
// Containers have a small /dev/shm.
const ARGS = ['--disable-dev-shm-usage']
const SOFTWARE_GL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-zygote']
const cache = path.resolve(import.meta.dirname, '../.cache')

/** A file may stand there and not run: a stub that asks for a snap, another machine's binary. */
function runs(file: string, env?: Record<string, string>): boolean {
  const options = { stdio: 'ignore', timeout: 20_000, env: { ...process.env, ...env } } as const
  return existsSync(file) && spawnSync(file, ['--version', '--no-sandbox'], options).status === 0
}

// The package's own names fixed folders such as /tmp/fonts. Without a font, text has no size and a page looks empty.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

function environmentOf(folder: string) {
  return { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') }
}

/**
 * Unpacks the Chromium that came with `npm ci`, with libraries and fonts of its own, once per version; moved into place whole, so that an
 * interrupted or a second unpacking does no harm.
 */
function unpack(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = main.slice(0, main.lastIndexOf(`${path.sep}build${path.sep}`))
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  // In a process of its own: the package unpacks to the temporary folder and changes its environment as it loads. The variable makes it
  // unpack the libraries that a bare system lacks.
  const script = `import('@sparticuz/chromium').then((module) => module.default.executablePath())`
  const env = { ...process.env, TMPDIR: half, TMP: half, TEMP: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  execFileSync(process.execPath, ['-e', script], { cwd: import.meta.dirname, env, stdio: 'pipe' })
  chmodSync(path.join(half, 'chromium'), 0o755)
  writeFileSync(path.join(half, 'fonts/fonts.conf'), FONTS)
  try {
    renameSync(half, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(half, { recursive: true, force: true })
  }
  return folder
}

/**
 * Finds a browser that runs: the one named by E2E_CHROMIUM_PATH, Playwright's, the system's, or the one from npm, which needs nothing
 * installed. E2E_BROWSER=npm takes the last at once.
 */
export function resolveBrowser(): Browser {
  const named = process.env.E2E_CHROMIUM_PATH
  if (named !== undefined) return { from: 'environment', executablePath: named, args: ARGS }
  if (process.env.E2E_BROWSER !== 'npm') {
    if (runs(chromium.executablePath())) return { from: 'Playwright', args: ARGS }
    const system = SYSTEM.find((file) => runs(file))
    if (system !== undefined) return { from: 'system', executablePath: system, args: ARGS }
  }
  const folder = unpack()
  const executablePath = path.join(folder, 'chromium')
  const env = environmentOf(folder)
  if (!runs(executablePath, env)) {
    const { stderr, error } = spawnSync(executablePath, ['--version', '--no-sandbox'], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    throw new Error(`The Chromium from npm does not run here: ${(error?.message ?? stderr).trim()}. Name another one in E2E_CHROMIUM_PATH.`)
  }
  return { from: 'npm', executablePath, args: [...ARGS, ...SOFTWARE_GL], env }
}
