import { Pool } from 'pg'
import type { Hex } from 'viem'
import type { Attestation } from '../../attest/attestation'
import type { Journal } from '../../world/workers'
import { toHex } from './rows'

interface Signed {
  slot: number
  digest: string
  signature: string
}

/** The workers’ own storage, reached through a role that may only read and insert. */
export function createJournal(workersUrl: string, connections = 4): Journal {
  const pool = new Pool({ connectionString: workersUrl, max: connections })
  pool.on('error', () => {})
  return {
    async bind(run, worker, setHash, atMs) {
      await pool.query(
        'insert into workers.worker_bind (run, worker, set_hash, created_ms) values ($1, $2, $3, $4) on conflict do nothing',
        [run, worker, setHash, atMs],
      )
      const { rows } = await pool.query<{ set_hash: string }>('select set_hash from workers.worker_bind where run = $1 and worker = $2', [
        run,
        worker,
      ])
      return toHex(rows[0]?.set_hash ?? '0x')
    },
    async keep(run, worker, signed, atMs) {
      await pool.query(
        `insert into workers.attestation (run, worker, slot, digest, signature, created_ms)
         select $1, $2, s.slot, s.digest, s.signature, $3 from jsonb_to_recordset($4::jsonb) as s(slot int, digest text, signature text)
         on conflict do nothing`,
        [run, worker, atMs, JSON.stringify(signed)],
      )
      return read(run, worker)
    },
    async vouch({ chain, anchor, deploymentId, version }, worker, signersHash, atMs) {
      const place = [chain, anchor, deploymentId, version, worker]
      await pool.query(
        `insert into workers.set_vouch (chain, anchor, deployment, version, worker, signers_hash, created_ms)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [...place, signersHash, atMs],
      )
      const { rows } = await pool.query<{ signers_hash: string }>(
        `select signers_hash from workers.set_vouch
         where chain = $1 and anchor = $2 and deployment = $3 and version = $4 and worker = $5`,
        place,
      )
      return toHex(rows[0]?.signers_hash ?? '0x')
    },
    async close() {
      await pool.end()
    },
  }

  async function read(run: Hex, worker: Hex): Promise<Attestation[]> {
    const { rows } = await pool.query<Signed>(
      'select slot, digest, signature from workers.attestation where run = $1 and worker = $2 order by slot',
      [run, worker],
    )
    return rows.map(({ slot, digest, signature }) => ({ run, worker, slot, digest: toHex(digest), signature: toHex(signature) }))
  }
}
