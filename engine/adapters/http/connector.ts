import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { Fault } from '../../../bricks/kit'
import { isPublicAddress } from './address'

/** Lets a host and port through although its address is not public. */
export type Exemption = (host: string, port: number) => boolean

/** Resolves a name to all its addresses; `dns.lookup` in production. */
export type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const resolveByDns: Resolve = (host, done) => {
  dnsLookup(host, { all: true }, (error, addresses) => done(error, addresses ?? []))
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * Connects only to public addresses. The address that was checked is the address that is used: names are resolved here, at connect, so a
 * second answer of a rebinding name server is never asked for. One private address among several refuses them all.
 */
export function guardedConnector(allow: Exemption, resolve: Resolve = resolveByDns): buildConnector.connector {
  const lookup = (host: string, options: LookupOptions, done: LookupDone) => {
    resolve(host, (error, addresses) => {
      const first = addresses[0]
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '')
      const refused = addresses.find(({ address }) => !isPublicAddress(address))
      if (refused) return done(refusedAddress(host, refused.address), '')
      if (options.all) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
  const guarded = buildConnector({ lookup, timeout: 10_000 })
  const open = buildConnector({ timeout: 10_000 })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    if (allow(host, port)) return open(options, callback)
    // No lookup is made for an address written as a number.
    if (isIP(host) && !isPublicAddress(host)) return callback(refusedAddress(host, host), null)
    return guarded(options, callback)
  }
}

const refusedAddress = (host: string, address: string): Fault =>
  new Fault('http_refused_address', `${host}${host === address ? '' : ` (${address})`} is not on the public internet.`, {
    remedy: 'Use a public address. Workers never reach into the network they run in.',
  })
