'use client'
import { CircleStop, Pause, Play, Zap } from 'lucide-react'
import { useState } from 'react'
import { refreshQueries } from '@/app/_client/use-query'
import { callApi, type Deployment, type Problem, routes, toProblem } from '@/app/_contracts'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorState } from '@/app/_ui/error-state'
import { formatCount } from '@/app/_ui/format'
import { toast } from '@/app/_ui/toast'
import { signAct, useWallet } from '@/app/_wallet'
import type { OwnerAct } from '@/engine/core'
import { deployTexts } from './texts'

type Action = Exclude<OwnerAct['action'], 'deploy' | 'upgrade'>

const ACT_LIFE_MS = 10 * 60_000

/** The owner’s signed buttons of a deployment: run now, pause or resume, close. Each asks the wallet for one signature. */
export function DeploymentActions({
  deployment,
  onDone,
}: {
  deployment: Pick<Deployment, 'id' | 'owner' | 'instance' | 'status' | 'stakePha'>
  onDone?: () => void
}) {
  const { id, owner, instance, status, stakePha } = deployment
  const account = useWallet((wallet) => wallet.account)
  const [busy, setBusy] = useState<Action>()
  const [closing, setClosing] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  if (status === 'closed') return null
  const reason = !account ? deployTexts.connectFirst : account.owner !== owner ? deployTexts.notOwner(owner) : undefined

  async function perform(action: Action) {
    setBusy(action)
    setProblem(undefined)
    try {
      const { nextNonce } = await callApi(routes.getOwner, { params: { key: owner } })
      const signed = await signAct({ action, instance, owner, nonce: nextNonce, expiryMs: Date.now() + ACT_LIFE_MS, deployment: id })
      await send(action, id, { signed }, stakePha)
      void refreshQueries('deployments')
      void refreshQueries('runs')
      onDone?.()
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(undefined)
      setClosing(false)
    }
  }

  const button = (action: Action) => ({
    busy: busy === action,
    disabledReason: reason ?? (action === 'run' && status === 'paused' ? deployTexts.onlyRunning : undefined),
    disabled: busy !== undefined && busy !== action,
  })
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, not fields of a form */}
      <div role="group" aria-label={deployTexts.acts} className="flex flex-wrap gap-2">
        <Button icon={<Zap size={14} aria-hidden="true" />} {...button('run')} onClick={() => void perform('run')}>
          {deployTexts.run}
        </Button>
        {status === 'running' ? (
          <Button icon={<Pause size={14} aria-hidden="true" />} {...button('pause')} onClick={() => void perform('pause')}>
            {deployTexts.pause}
          </Button>
        ) : (
          <Button icon={<Play size={14} aria-hidden="true" />} {...button('resume')} onClick={() => void perform('resume')}>
            {deployTexts.resume}
          </Button>
        )}
        <Button variant="ghost" icon={<CircleStop size={14} aria-hidden="true" />} {...button('close')} onClick={() => setClosing(true)}>
          {deployTexts.close}
        </Button>
      </div>
      <Dialog
        open={closing}
        onOpenChange={setClosing}
        danger
        title={deployTexts.closeTitle}
        text={deployTexts.closeText(formatCount(stakePha))}
        confirm={deployTexts.close}
        busy={busy === 'close'}
        onConfirm={() => void perform('close')}
      />
      {problem && <ErrorState title={problem.title} what={problem.detail} remedy={problem.remedy} code={problem.code} />}
    </div>
  )
}

async function send(action: Action, id: string, body: { signed: Awaited<ReturnType<typeof signAct>> }, stakePha: number): Promise<void> {
  const input = { params: { id }, body }
  switch (action) {
    case 'run': {
      const { runId } = await callApi(routes.runDeployment, input)
      toast.ok(deployTexts.started, { action: { label: deployTexts.openRun, onClick: () => window.location.assign(`/runs/${runId}`) } })
      return
    }
    case 'pause':
      await callApi(routes.pauseDeployment, input)
      toast.ok(deployTexts.paused)
      return
    case 'resume':
      await callApi(routes.resumeDeployment, input)
      toast.ok(deployTexts.resumed)
      return
    case 'close':
      await callApi(routes.closeDeployment, input)
      toast.ok(deployTexts.closed(formatCount(stakePha)))
  }
}
