import type { Problem } from '../_contracts/problem'
import { Button } from '../_ui/button'
import { ErrorState } from '../_ui/error-state'
import { uiTexts } from '../_ui/texts'
import { workflowTexts } from './texts'

/** Why the last import or new workflow came to nothing, until it is closed or the next try. */
export function CreateProblem({ problem, onDismiss }: { problem: Problem | undefined; onDismiss: () => void }) {
  if (!problem) return null
  return (
    <ErrorState
      title={workflowTexts.import.failed}
      what={problem.detail}
      remedy={problem.remedy}
      code={problem.code}
      action={
        <Button size="sm" onClick={onDismiss}>
          {uiTexts.close}
        </Button>
      }
    />
  )
}
