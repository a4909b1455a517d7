import type { ReactNode } from 'react'

/** A page that is only a message: what happened and where to go. */
export function FullPageState({
  title,
  text,
  detail,
  actions,
}: {
  title: string
  text: ReactNode
  detail?: ReactNode
  actions: ReactNode
}) {
  return (
    <div className="dotted flex flex-1 flex-col items-center justify-center p-4">
      <div className="flex w-dialog max-w-full flex-col gap-4 rounded-4 border border-line bg-panel p-6">
        <div>
          <h1 className="font-strong text-xl leading-tight tracking-tight">{title}</h1>
          <div className="mt-2 flex flex-col gap-1 text-ink-2 text-sm">{text}</div>
        </div>
        {detail !== undefined && <p className="figures break-all rounded-2 bg-field p-2 text-2xs text-ink-3">{detail}</p>}
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </div>
  )
}
