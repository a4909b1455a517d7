import { uiTexts } from './texts'

/** The id of the main landmark of every page, where the skip link leads. */
export const MAIN_ID = 'main'

/** The first stop of the Tab key: past the top bar. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-toast -translate-y-16 rounded-2 bg-raised px-3 py-2 font-medium text-sm shadow-2 focus-visible:translate-y-0"
    >
      {uiTexts.skipToContent}
    </a>
  )
}
