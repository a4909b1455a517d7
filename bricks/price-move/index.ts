import { z } from 'zod'
import {
  type ConfigIssue,
  compareDecimals,
  compilePath,
  defineBrick,
  Fault,
  formatDuration,
  hostOf,
  nextOnGrid,
  parseLossless,
  readDecimal,
  requestWithRetries,
  spreadOf,
} from '../kit'
import { type PriceMoveConfig, priceMoveConfig } from './config'
import { judge } from './judge'
import { priceIn, watched } from './markets'

const triggerInput = z.object({ wokenAtMs: z.int() })

const timeoutMs = 4000
const maxBytes = 65_536

export default defineBrick({
  id: 'price-move',
  version: 1,
  kind: 'trigger',
  title: 'Price move',
  summary: 'Wakes the committee when a price has moved; the committee then looks for itself.',
  icon: 'bell',
  needs: [],
  config: priceMoveConfig,
  inputs: {},
  outputs: { run: 'signal', woken: 'time' },
  check: ({ config }) => checkSettings(config),
  permissions: (config) => (watched(config).url === '' ? {} : { hosts: [hostOf(watched(config).url)] }),
  limits: () => ({ requests: 1, bytes: maxBytes, timeMs: timeoutMs }),
  words: ({ source, pair, percent }) => `when ${source === 'url' ? 'a price' : pair} moved by ${percent}\u00a0%`,
  subtitle: ({ source, pair }) => (source === 'url' ? 'Watches a URL' : `Watches ${pair}`),
  rows: (config) => [
    { label: 'Watch', value: watched(config).title },
    { label: 'Moves by', value: `${config.percent}\u00a0%` },
    { label: 'Look every', value: formatDuration(config.everyMs) },
  ],
  codes: {
    rearm_too_high: {
      title: 'Armed again too early',
      cause: 'The price counts as back while it is still as far off as what wakes, so it could never come back from there.',
      remedy: 'Set “Back within” below “Moves by”.',
    },
    no_url: { title: 'No URL to watch', cause: 'A URL is to be watched, and none is given.', remedy: 'Enter the URL, or choose a market.' },
    always_moves: {
      title: 'Every price has moved',
      cause: 'With 0\u00a0% every look would wake the committee.',
      remedy: 'Set “Moves by” above 0, or use Interval.',
    },
  },
  trigger: {
    witness: 'derived',
    // Deployments look apart by up to one distance: nothing waits for the exact time.
    next: ({ everyMs }, afterMs, deployment) => nextOnGrid({ everyMs, anchorMs: 0, offsetMs: spreadOf(deployment, everyMs) }, afterMs),
    input: (dueMs) => ({ wokenAtMs: dueMs }),
    freshMs: 600_000,
    wake: {
      async check({ config, host, state, nowMs }) {
        const { url, path, title } = watched(config)
        const request = { method: 'GET' as const, url, headers: { accept: 'application/json' }, timeoutMs, maxBytes }
        // No retry: the next look is one.
        const reply = await requestWithRetries(host.http, request, { retries: 0, backoffMs: 0 })
        const judged = judge(priceIn(parseLossless(reply.body), path), state, nowMs, config)
        return { ...judged, state: { ...judged.state }, reason: `${title}: ${judged.reason}.` }
      },
    },
  },
  execute({ trigger }) {
    const parsed = triggerInput.safeParse(trigger)
    if (!parsed.success)
      throw new Fault('bad_trigger', 'The run carries no time at which it was woken.', {
        remedy: 'Let the trigger start it, or press Run.',
      })
    return { run: true, woken: parsed.data.wokenAtMs }
  },
})

function checkSettings(config: PriceMoveConfig): ConfigIssue[] {
  const issues: ConfigIssue[] = []
  if (config.source === 'url') {
    if (config.url === '') issues.push({ code: 'no_url', path: 'url', message: 'Enter the URL to watch, or choose a market.' })
    else {
      const { username, password } = new URL(config.url)
      if (username !== '' || password !== '')
        issues.push({
          code: 'credentials_in_url',
          path: 'url',
          message: 'The URL holds a user name or password, which everyone could read in the bundle. Take them out.',
        })
    }
    try {
      compilePath(config.path)
    } catch (error) {
      const { code, message } = Fault.from(error)
      issues.push({ code, path: 'path', message })
    }
  }
  if (readDecimal(config.percent).coefficient === 0n)
    issues.push({
      code: 'always_moves',
      path: 'percent',
      message: 'With 0\u00a0% every look would wake the committee.',
      fix: { title: 'Moves by 1\u00a0%', path: 'percent', value: '1' },
    })
  if (config.rearm === 'return' && compareDecimals(readDecimal(config.rearmPercent), readDecimal(config.percent)) >= 0)
    issues.push({
      code: 'rearm_too_high',
      path: 'rearmPercent',
      message: `“Back within” ${config.rearmPercent}\u00a0% must be less than “Moves by” ${config.percent}\u00a0%.`,
    })
  return issues
}
