'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Graph } from '@/engine/core'
import { callApi, localProblem, toProblem } from '../_contracts/client'
import { type Problem, ProblemError } from '../_contracts/problem'
import { routes } from '../_contracts/routes'
import { readImport } from './read-import'
import { workflowTexts } from './texts'

const texts = workflowTexts.import
const REMEDIES: Readonly<Record<string, string>> = texts.remedies

/** What a new workflow is made of. */
export type Source = { graph: Graph } | { template: string } | { name?: string }

/** Makes workflows from text, files, templates or nothing, and opens them. `problem` says why the last try made none. */
export function useCreate(): {
  busy: boolean
  problem: Problem | undefined
  dismiss: () => void
  create: (source: Source) => Promise<void>
  importText: (text: string) => Promise<void>
  importFile: (file: File) => Promise<void>
} {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  async function attempt(work: () => Promise<Source>) {
    setBusy(true)
    setProblem(undefined)
    try {
      const { id } = await callApi(routes.createWorkflow, { body: await work() })
      router.push(`/w/${id}`)
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }

  return {
    busy,
    problem,
    dismiss: () => setProblem(undefined),
    create: (source) => attempt(async () => source),
    importText: (text) => attempt(async () => ({ graph: await graphOf(text) })),
    importFile: (file) => attempt(async () => ({ graph: await graphOf(await file.text()) })),
  }
}

/** The graph that text holds or names. @throws {ProblemError} with the way out. */
async function graphOf(text: string): Promise<Graph> {
  if (text.trim() === '') throw refuse('empty', texts.empty, texts.label)
  const read = readImport(text)
  if (read.kind === 'stored') {
    const { graph } = await callApi(routes.getShare, { params: { cid: read.cid } })
    return graph
  }
  if (read.parsed.ok) return read.parsed.graph
  const [first] = read.parsed.diagnostics
  throw refuse(first?.code ?? 'bad_graph', first?.message ?? texts.failed, REMEDIES[first?.code ?? ''] ?? texts.otherwise)
}

const refuse = (code: string, detail: string, remedy: string) =>
  new ProblemError({ ...localProblem(code, 400, detail, remedy), retry: false })
