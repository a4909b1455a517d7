import { Check } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { docsTexts } from '../../../_docs/texts'
import { SimulatedBadge } from '../../../_ui/badge'
import { Card } from '../../../_ui/card'
import { PageBody } from '../../../_ui/page-body'
import { PageHeader } from '../../../_ui/page-header'
import { WorkerSquares } from '../../../_ui/worker-squares'
import { planWorkers, type WorkerState } from '../../../_ui/workers'

const { trust, title } = docsTexts

export const metadata: Metadata = { title: trust.title, description: trust.text }

const COMMITTEES: readonly (readonly WorkerState[])[] = [
  ['in', 'in', 'in', 'in', 'in', 'out', 'late'],
  ['in', 'in', 'in', 'in', 'out', 'out', 'out'],
  ['out', 'out', 'out', 'out', 'out', 'in', 'in'],
]

function Terms({ list, mark }: { list: readonly (readonly [string, string])[]; mark?: ReactNode }) {
  return (
    <dl>
      {list.map(([term, text]) => (
        <div key={term} className="border-line border-t px-4 py-2.5 text-xs">
          <dt className="flex items-center gap-1.5 font-medium">
            {mark}
            {term}
          </dt>
          <dd className="mt-0.5 text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

export default function TrustPage() {
  return (
    <PageBody>
      <PageHeader crumbs={[{ label: title, href: '/docs' }, { label: trust.title }]} title={trust.title} text={trust.text} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card title={trust.realTitle} flush>
          <Terms list={trust.real} mark={<Check size={14} aria-hidden="true" className="shrink-0 text-ok" />} />
        </Card>
        <Card title={trust.simulatedTitle} end={<SimulatedBadge />} flush>
          <Terms list={trust.simulated} />
        </Card>
      </div>
      <Card title={trust.boundsTitle} hint={trust.boundsHint} flush>
        <ul className="grid md:grid-cols-3">
          {trust.bounds.map(([bound, text], index) => (
            <li key={bound} className="flex flex-col gap-3 border-line border-t p-4 md:border-l md:first:border-l-0">
              <WorkerSquares
                workers={planWorkers(7, 5).map((worker, at) => ({ ...worker, state: COMMITTEES[index]?.[at] ?? 'none' }))}
                q={5}
                label={bound}
              />
              <div className="text-xs">
                <h3 className="font-medium">{bound}</h3>
                <p className="mt-0.5 text-ink-2">{text}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className="border-line border-t px-4 py-2.5 text-ink-3 text-xs">{trust.formula}</p>
      </Card>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card title={trust.coordinatorTitle}>
          <p className="text-ink-2 text-xs">{trust.coordinator}</p>
        </Card>
        <Card title={trust.gatewayTitle}>
          <p className="text-ink-2 text-xs">{trust.gateway}</p>
        </Card>
      </div>
    </PageBody>
  )
}
