'use client'
import { Button } from './button'
import { buttonClass } from './button-class'
import { FullPageState } from './full-page-state'
import { uiTexts } from './texts'

/** What a page shows when its own code failed. */
export function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { errorPage, missingPage } = uiTexts
  return (
    <FullPageState
      title={errorPage.title}
      text={
        <>
          <p>{errorPage.what}</p>
          <p>{errorPage.remedy}</p>
        </>
      }
      detail={[error.message, error.digest].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {uiTexts.reload}
          </Button>
          {/* A full load, so that nothing of the broken page stays. */}
          <a href="/workflows" className={buttonClass({ variant: 'secondary' })}>
            {missingPage.workflows}
          </a>
        </>
      }
    />
  )
}
