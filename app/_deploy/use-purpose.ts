'use client'
import { useEffect, useState } from 'react'
import { useQuery } from '@/app/_client/use-query'
import { callApi, type Deployment, type DeploymentSummary, type Problem, routes, toProblem } from '@/app/_contracts'
import { useWallet } from '@/app/_wallet'
import type { DeploymentTerms } from '@/engine/core'

/** The value that stands for starting a deployment. */
export const NEW = 'new'

/** What a signature is for: a new deployment, or a new version of one of the owner’s that came from the same workflow. */
export interface Purpose {
  /** The owner’s deployments of this workflow that are not closed, newest first. */
  choices: DeploymentSummary[]
  /** A deployment’s id, or {@link NEW}. */
  chosen: string
  choose: (chosen: string) => void
  /** Absent for a new deployment, and while the terms in force are being read. */
  upgrade: { id: string; owner: string; terms: DeploymentTerms } | undefined
  waiting: boolean
  problem: Problem | undefined
}

/** Offers a new version first, so that a redeploy keeps its feed unless the owner wants another. */
export function usePurpose(workflowId: string | undefined): Purpose {
  const account = useWallet((wallet) => wallet.account)
  const [picked, choose] = useState<string>()
  const asks = workflowId !== undefined && account !== null
  const live = useQuery(
    routes.listDeployments,
    { query: { ...(workflowId === undefined ? {} : { workflow: workflowId }) } },
    { enabled: asks },
  )
  const choices =
    asks && live.state === 'ready'
      ? live.data.deployments.filter(({ status, owner }) => status !== 'closed' && owner === account.owner)
      : []
  const chosen = picked !== undefined && (picked === NEW || choices.some(({ id }) => id === picked)) ? picked : (choices[0]?.id ?? NEW)
  const detail = useDetail(chosen)
  const act = detail?.deployment?.versions[0]?.signed.act
  return {
    choices,
    chosen,
    choose,
    upgrade: act && 'terms' in act ? { id: chosen, owner: act.owner, terms: act.terms } : undefined,
    waiting: (asks && live.state === 'loading') || (chosen !== NEW && detail === undefined),
    problem: detail?.problem ?? (live.state === 'failed' && asks ? live.problem : undefined),
  }
}

/** The deployment with its terms in force, once it has been read; nothing for {@link NEW}. */
function useDetail(id: string): { deployment?: Deployment; problem?: Problem } | undefined {
  const [read, setRead] = useState<{ id: string; deployment?: Deployment; problem?: Problem }>()
  useEffect(() => {
    if (id === NEW) return
    const leaving = new AbortController()
    callApi(routes.getDeployment, { params: { id } }, { signal: leaving.signal }).then(
      (deployment) => setRead({ id, deployment }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setRead({ id, problem: toProblem(error) })
      },
    )
    return () => leaving.abort()
  }, [id])
  return read?.id === id ? read : undefined
}
