import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { uiTexts } from './texts'

/** One step of the way to a page; the last has no address. */
export interface Crumb {
  label: ReactNode
  href?: string
}

/** The head of a page: where it is, its title, its state, and what can be done. */
export function PageHeader({
  crumbs,
  title,
  text,
  badge,
  actions,
}: {
  crumbs?: readonly Crumb[]
  title: ReactNode
  text?: ReactNode
  badge?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumbs && crumbs.length > 0 && (
          <nav aria-label={uiTexts.crumbs} className="mb-1 flex flex-wrap items-center gap-x-2 text-ink-3 text-xs">
            {crumbs.map((crumb, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the way to a page never reorders
              <Fragment key={index}>
                {index > 0 && <span aria-hidden="true">/</span>}
                {crumb.href === undefined ? (
                  <span aria-current="page">{crumb.label}</span>
                ) : (
                  <Link href={crumb.href} className="rounded-1 hover:text-ink hover:underline">
                    {crumb.label}
                  </Link>
                )}
              </Fragment>
            ))}
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="font-strong text-xl leading-tight tracking-[-0.02em]">{title}</h1>
          {badge}
        </div>
        {text !== undefined && <p className="mt-1 max-w-160 text-ink-2 text-sm">{text}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
