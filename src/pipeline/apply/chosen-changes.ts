import type { FieldChange } from '#model/plan.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { changeFingerprint } from '#stores/plan-store.ts'

/** Whether one field of a line is left out: unticked, or reviewed and not ticked. */
export function isExcluded(line: ChosenItem, change: FieldChange): boolean {
  const choice = line.fieldChoices[change.attribute]
  if (choice !== undefined && choice.fingerprint === changeFingerprint(change))
    return choice.choice === 'exclude'
  if (line.item.action === 'create' || line.included) return false
  return !change.preticked
}

/** The changes of a line that the click writes. */
export function chosenChanges(line: ChosenItem): FieldChange[] {
  return line.item.changes.filter((change) => !isExcluded(line, change))
}
