'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RunView } from '@/engine/core'
import { localProblem, routePath, toProblem } from '../_contracts/client'
import { type Problem, ProblemError, problemSchema } from '../_contracts/problem'
import { streams } from '../_contracts/routes'
import type { Run } from '../_contracts/runs'
import type { EvidenceVerdict } from './check-evidence'
import type { RunChecks } from './check-run'

/** Where the browser’s own replay stands. */
export type Verified =
  | { state: 'later' }
  | { state: 'checking' }
  | { state: 'failed'; problem: Problem; again: () => void }
  | { state: 'done'; verdict: EvidenceVerdict; again: () => void }

/** Where a run’s evidence is. */
export const evidencePath = (id: string): string => routePath(streams.runEvidence.path, { id })

/** Fetches the evidence as it is, byte for byte. @throws {ProblemError} */
async function loadEvidence(id: string): Promise<string> {
  let reply: Response
  try {
    reply = await fetch(evidencePath(id), { cache: 'no-store' })
  } catch (cause) {
    throw new ProblemError(
      localProblem('offline', 503, 'The server did not answer.', 'Check that Phat Bricks is running, then verify again.'),
      { cause },
    )
  }
  const text = await reply.text()
  if (reply.ok) return text
  const parsed = problemSchema.safeParse(readJson(text))
  throw new ProblemError(
    parsed.success
      ? parsed.data
      : localProblem('bad_gateway', reply.status, `The server answered ${reply.status}.`, 'Verify again in a moment.'),
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Replays a run’s evidence in this browser once there is something to replay, and again when the run has ended. */
export function useVerified(id: string, view: RunView): Verified {
  const [verified, setVerified] = useState<Verified>({ state: 'later' })
  const shown = useRef(view)
  shown.current = view
  const turn = useRef(0)
  const check = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    setVerified((before) => (before.state === 'done' ? before : { state: 'checking' }))
    let next: Verified
    const again = () => void check()
    try {
      const [text, { checkEvidence }] = await Promise.all([loadEvidence(id), import('./check-evidence')])
      next = { state: 'done', verdict: await checkEvidence(text, shown.current), again }
    } catch (error) {
      next = { state: 'failed', problem: toProblem(error), again }
    }
    if (mine === turn.current) setVerified(next)
  }, [id])

  const final = view.stages.find((stage) => stage.id === 'final')?.state
  const stage = view.status.kind === 'ended' ? `ended ${final}` : view.agreement || view.refusal ? 'judged' : ''
  useEffect(() => {
    if (stage !== '') void check()
  }, [stage, check])
  return verified
}

/** Checks every signature of the reply as it comes in; undefined until the first check is through. */
export function useChecks(run: Run | undefined, view: RunView): RunChecks | undefined {
  const [checks, setChecks] = useState<RunChecks>()
  useEffect(() => {
    if (!run || view.members.length === 0) return
    let current = true
    void import('./check-run')
      .then(({ checkRun }) => checkRun(run, view))
      .then((found) => {
        if (current) setChecks(found)
      })
    return () => {
      current = false
    }
  }, [run, view])
  return checks
}
