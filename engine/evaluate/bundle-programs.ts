import type { BundleContent } from '../bundle/bundle'
import type { Catalogue } from '../compile/resolve'
import { derivedSteps } from './evaluate'
import { type Program, prepare } from './program'

interface Programs {
  catalogue: Catalogue
  head?: Program
  tail?: Program
}

const prepared = new WeakMap<BundleContent, Programs>()

function programsOf(content: BundleContent, catalogue: Catalogue): Programs {
  const known = prepared.get(content)
  if (known?.catalogue === catalogue) return known
  const fresh: Programs = { catalogue }
  prepared.set(content, fresh)
  return fresh
}

/** What each worker runs alone: trigger, head, and the frontier’s inputs. Prepared once for a bundle. */
export function headProgram(content: BundleContent, catalogue: Catalogue): Program {
  const programs = programsOf(content, catalogue)
  programs.head ??= prepare(
    content.plan.steps.filter(({ part }) => part !== 'tail'),
    content.types,
    catalogue,
  )
  return programs.head
}

/** What follows from the agreed values, with the steps of the head that follow from the trigger alone. Prepared once for a bundle. */
export function tailProgram(content: BundleContent, catalogue: Catalogue): Program {
  const programs = programsOf(content, catalogue)
  const { steps } = content.plan
  programs.tail ??= prepare([...derivedSteps(steps, catalogue), ...steps.filter(({ part }) => part === 'tail')], content.types, catalogue)
  return programs.tail
}
