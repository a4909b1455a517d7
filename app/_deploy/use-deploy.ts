'use client'
import { useMemo, useState } from 'react'
import { refreshQueries } from '@/app/_client/use-query'
import { callApi, type Problem, type Quote, routes, toProblem } from '@/app/_contracts'
import { signAct, useWallet, type WalletAccount } from '@/app/_wallet'
import { bricks } from '@/bricks'
import { actMessage, catalogueOf, compile, type DeploymentTerms, type Graph, type OwnerAct } from '@/engine/core'
import { type DeployForm, initialForm, readTargets, readTerms } from './deploy-form'
import { deployTexts } from './texts'
import { useQuote } from './use-quote'

const catalogue = catalogueOf(bricks)
/** How long a signature is good for. Wallets ask for passwords, and people read. */
const ACT_LIFE_MS = 15 * 60_000
const MINUTE_MS = 60_000

/** What is to be deployed. */
export interface DeploySubject {
  graph: Graph
  workflowId?: string | undefined
  revision?: number | undefined
  /** The deployment that gets a new version; a new one starts when absent. */
  upgrade?: { id: string; owner: string; terms: DeploymentTerms } | undefined
  /** Told when signing begins and when it failed, so that what is shown stays what is signed. */
  onSign?: () => void
  onFail?: () => void
}

/** Where the one action stands. */
export type DeployPhase =
  | { phase: 'editing' }
  | { phase: 'signing' }
  | { phase: 'sending' }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'done'; id: string; version: number }

/** The form, what it would do, the act to sign, and the signing. */
export function useDeploy({ graph, workflowId, revision, upgrade, onSign, onFail }: DeploySubject, chains: readonly string[]) {
  const account = useWallet((wallet) => wallet.account)
  const compiled = useMemo(() => compile(graph, catalogue, { deploying: true }).compiled, [graph])
  const [form, setForm] = useState<DeployForm>(() => initialForm(graph, compiled?.settlements ?? [], chains, upgrade?.terms))
  const [stage, setStage] = useState<DeployPhase>({ phase: 'editing' })
  const [expiryMs, setExpiryMs] = useState(newExpiry)

  const targets = readTargets(form)
  const request = compiled && targets.ok ? quoteOf({ graph, form, targets: targets.targets, account, upgrade }) : undefined
  const { quote, asking, problem, refresh } = useQuote(request)
  const draft = compiled ? actOf({ form, quote, account, upgrade, expiryMs }) : { ok: false as const, missing: deployTexts.notCompiled }

  async function sign() {
    if (!draft.ok) return
    setStage({ phase: 'signing' })
    onSign?.()
    try {
      const signed = await signAct(draft.act)
      setStage({ phase: 'sending' })
      const body = { graph, signed, ...(workflowId === undefined ? {} : { workflowId }), ...(revision === undefined ? {} : { revision }) }
      const { id, version } = upgrade
        ? await callApi(routes.upgradeDeployment, { params: { id: upgrade.id }, body })
        : await callApi(routes.deploy, { body })
      setStage({ phase: 'done', id, version })
      void refreshQueries('deployments')
      void refreshQueries('workflows')
    } catch (error) {
      // A used nonce and a run-out time are mended by asking again; the text then shows the new ones.
      setExpiryMs(newExpiry())
      refresh()
      onFail?.()
      setStage({ phase: 'failed', problem: toProblem(error) })
    }
  }

  return {
    form,
    change: (part: Partial<DeployForm>) => {
      setForm((before) => ({ ...before, ...part }))
      setExpiryMs(newExpiry())
      if (stage.phase === 'failed') setStage({ phase: 'editing' })
    },
    account,
    settlements: compiled?.settlements ?? [],
    quote,
    asking,
    quoteProblem: problem,
    refresh,
    missing: draft.ok ? undefined : draft.missing,
    message: draft.ok ? draft.message : undefined,
    stage,
    sign,
  }
}

export type Deploying = ReturnType<typeof useDeploy>

/** Whole minutes, so that the text does not change with every keystroke. */
function newExpiry(): number {
  return Math.ceil((Date.now() + ACT_LIFE_MS) / MINUTE_MS) * MINUTE_MS
}

interface QuoteInput {
  graph: Graph
  form: DeployForm
  targets: DeploymentTerms['targets']
  account: WalletAccount | null
  upgrade: DeploySubject['upgrade']
}

const quoteOf = ({ graph, form: { n, minConfidence }, targets, account, upgrade }: QuoteInput) => ({
  graph,
  targets,
  committee: { n, minConfidence },
  ...(account ? { owner: account.owner } : {}),
  ...(upgrade ? { deployment: upgrade.id } : {}),
})

interface ActInput {
  form: DeployForm
  quote: Quote | undefined
  account: WalletAccount | null
  upgrade: DeploySubject['upgrade']
  expiryMs: number
}

type ActDraft = { ok: true; act: OwnerAct; message: string } | { ok: false; missing: string }

function actOf({ form, quote, account, upgrade, expiryMs }: ActInput): ActDraft {
  if (!account) return { ok: false, missing: deployTexts.chooseAccount }
  if (upgrade && upgrade.owner !== account.owner) return { ok: false, missing: deployTexts.notOwner(upgrade.owner) }
  const owner = quote?.owner?.key === account.owner ? quote.owner : null
  const free = owner ? owner.balancePha + (upgrade?.terms.stakePha ?? 0) : undefined
  const read = readTerms(form, quote?.bundleId ?? '', free)
  if (!read.ok) return read
  if (!quote || !owner) return { ok: false, missing: deployTexts.quoting }
  const common = { instance: quote.instance, owner: account.owner, nonce: owner.nextNonce, expiryMs, terms: read.terms }
  const act: OwnerAct = upgrade ? { action: 'upgrade', ...common, deployment: upgrade.id } : { action: 'deploy', ...common }
  return { ok: true, act, message: actMessage(act) }
}
