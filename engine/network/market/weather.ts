import { hashText, smoothNoise } from './random'

/** A reply before it is written as text, or one whose very bytes matter. */
export type RawReply = { status: number; body: unknown; text?: never } | { status: number; text: string; body?: never }

/** Average temperature (tenths of a degree) and its swing, by city. */
const CITIES: Readonly<Record<string, { name: string; tenths: number; swing: number }>> = {
  berlin: { name: 'Berlin', tenths: 112, swing: 90 },
  london: { name: 'London', tenths: 121, swing: 70 },
  nairobi: { name: 'Nairobi', tenths: 195, swing: 50 },
  singapore: { name: 'Singapore', tenths: 284, swing: 30 },
  zurich: { name: 'Zurich', tenths: 104, swing: 90 },
}

/** Made-up weather of a city, in the flat shape public weather services use; undefined for an unknown city. */
export function weatherReply(seed: string, timeMs: number, city: string): RawReply | undefined {
  const place = Object.hasOwn(CITIES, city) ? CITIES[city] : undefined
  if (!place) return undefined
  const observedMs = Math.floor(timeMs / 60_000) * 60_000
  const noise = (what: string, stepMs: number, range: number) => smoothNoise(hashText(`${seed}/${city}/${what}`), observedMs, stepMs, range)
  const tenths = place.tenths + noise('temperature', 10_800_000, place.swing) + noise('gust', 600_000, 6)
  const rainTenths = Math.max(0, noise('rain', 1_800_000, 60))
  return {
    status: 200,
    body: {
      city: place.name,
      observedAt: new Date(observedMs).toISOString(),
      current: { temperature: tenths / 10, humidity: 60 + noise('humidity', 3_600_000, 35), rainMm: rainTenths / 10 },
    },
  }
}
