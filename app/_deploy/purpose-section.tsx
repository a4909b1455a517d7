import { Select } from '@/app/_ui/select'
import { SheetSection } from '@/app/_ui/sheet'
import { deployTexts } from './texts'
import { NEW, type Purpose } from './use-purpose'

/** Asks whether the signature makes a new version or a new deployment; nothing to ask without a deployment of this workflow. */
export function PurposeSection({ purpose: { choices, chosen, choose } }: { purpose: Purpose }) {
  if (choices.length === 0) return null
  return (
    <SheetSection title={deployTexts.purpose}>
      <Select
        label={deployTexts.purpose}
        value={chosen}
        onValueChange={choose}
        options={[
          ...choices.map(({ id, name, version }) => ({
            value: id,
            label: deployTexts.newVersion(name),
            note: deployTexts.versionNote(version),
          })),
          { value: NEW, label: deployTexts.newDeployment, note: deployTexts.newDeploymentNote },
        ]}
      />
    </SheetSection>
  )
}
