import { z } from 'zod'
import type { RunSummary } from '@/app/_contracts'
import { isDecimal, isPrice } from '@/bricks/kit'
import type { Database } from './database'

const rowSchema = z.object({ run_id: z.string(), outputs: z.array(z.json()) })

/** Puts the agreed number on each run that has one. The database picks it out, so that no set of observations travels. */
export async function withAmounts(db: Database, runs: readonly RunSummary[]): Promise<RunSummary[]> {
  if (runs.length === 0) return []
  const rows = rowSchema.array().parse(
    await db.$queryRaw`select run_id, jsonb_path_query_array(agreement, '$.values.*.*') as outputs
      from agreement where run_id = any(${runs.map(({ id }) => id)})`,
  )
  const amounts = new Map(
    rows.flatMap(({ run_id, outputs }) =>
      outputs
        .map(numberOf)
        .flatMap((amount) => (amount === undefined ? [] : [[run_id, amount] as const]))
        .slice(0, 1),
    ),
  )
  return runs.map((run) => {
    const amount = amounts.get(run.id)
    return amount === undefined ? run : { ...run, amount }
  })
}

const numberOf = (value: unknown): string | undefined => (isDecimal(value) ? value : isPrice(value) ? value.amount : undefined)
