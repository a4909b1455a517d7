import { Fragment } from 'react'
import { BrickTile } from './brick-icon'
import { Ribbon } from './ribbon'

/** A brick that is not there yet. */
export interface GhostBrick {
  icon: string
  title: string
  text: string
}

const SEVEN = Array.from({ length: 7 }, () => 'agreed' as const)

/** Teaches by showing what could be here: dashed bricks in a row, strands joining into the second, one line from there on. */
export function GhostBricks({ bricks }: { bricks: readonly GhostBrick[] }) {
  return (
    <div className="dotted flex flex-wrap items-center justify-center gap-y-3 rounded-3 border border-line px-4 py-8">
      {bricks.map((brick, index) => (
        <Fragment key={brick.title}>
          {index > 0 && (
            <span className="text-ink-off max-md:hidden">
              {index === 1 ? (
                <Ribbon strands={SEVEN} width={56} height={22} />
              ) : (
                <span className="block w-8 border-current border-t border-dashed" />
              )}
            </span>
          )}
          <span className="flex w-brick items-center gap-2.5 rounded-3 border border-line-field border-dashed bg-panel px-2.5 py-2 text-left max-md:mx-1">
            <BrickTile name={brick.icon} dashed />
            <span className="min-w-0">
              <span className="block truncate font-strong text-ink-2 text-xs">{brick.title}</span>
              <span className="block truncate text-2xs text-ink-3">{brick.text}</span>
            </span>
          </span>
        </Fragment>
      ))}
    </div>
  )
}
