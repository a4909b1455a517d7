'use client'
import dynamic from 'next/dynamic'
import { Card } from '../../_ui/card'
import { Skeleton } from '../../_ui/skeleton'
import { brickDocsTexts } from '../texts'
import type { Sample } from './sample'

const Panel = dynamic(() => import('./try-panel').then(({ TryPanel }) => TryPanel), {
  ssr: false,
  loading: () => (
    <Card title={brickDocsTexts.tryIt.title}>
      <Skeleton className="h-40" />
    </Card>
  ),
})

/** The panel in which a brick is tried; every brick is loaded with it, so it comes after the page. */
export const TryIt = (props: { id: string; sample: Sample }) => <Panel {...props} />
