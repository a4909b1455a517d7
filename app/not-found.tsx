import type { Metadata } from 'next'
import { ButtonLink } from './_ui/button-link'
import { FullPageState } from './_ui/full-page-state'
import { MAIN_ID } from './_ui/skip-link'
import { uiTexts } from './_ui/texts'
import { TopBar } from './_ui/top-bar'

const { missingPage } = uiTexts

export const metadata: Metadata = { title: missingPage.title }

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar />
      <main id={MAIN_ID} className="flex flex-1 flex-col">
        <FullPageState
          title={missingPage.title}
          text={missingPage.what}
          actions={
            <>
              <ButtonLink href="/workflows" variant="primary">
                {missingPage.workflows}
              </ButtonLink>
              <ButtonLink href="/templates">{missingPage.templates}</ButtonLink>
            </>
          }
        />
      </main>
    </div>
  )
}
