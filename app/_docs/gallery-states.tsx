'use client'
import { Button } from '../_ui/button'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { GhostBricks } from '../_ui/ghost-bricks'
import { SkeletonRows } from '../_ui/skeleton'
import { StaleBanner } from '../_ui/stale-banner'

const retry = () => {}

/** Loading, empty, error and stale. */
export function GalleryStates() {
  return (
    <>
      <StaleBanner text="The engine does not answer." sinceMs={Date.UTC(2026, 10, 22, 14, 32)} onRetry={retry} />
      <ErrorState
        title="The runs could not be loaded"
        what="The server answered 503: the database does not accept connections."
        remedy="Start it again, or wait: this page asks again by itself."
        code="chain_unreachable"
        onRetry={retry}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title="Runs" flush>
          <SkeletonRows />
        </Card>
        <Card flush>
          <EmptyState
            title="No workflows yet"
            text="Start from one that works, or draw your own."
            action={
              <>
                <Button variant="primary">New workflow</Button>
                <Button>Browse templates</Button>
              </>
            }
          />
        </Card>
      </div>
      <EmptyState
        className="py-4"
        title="What should the chain know?"
        text="Start with when to look. The rest follows from left to right."
        ghost={
          <GhostBricks
            bricks={[
              { icon: 'globe', title: 'Look it up', text: 'each worker alone' },
              { icon: 'git-merge', title: 'Agree on it', text: '5 of 7 workers' },
              { icon: 'split', title: 'Only if', text: 'it moved, or time is up' },
              { icon: 'blocks', title: 'Write it', text: 'feed or contract' },
            ]}
          />
        }
        action={<Button variant="primary">New workflow</Button>}
      />
    </>
  )
}
