import {
  type DescribedField,
  describedKinds,
  dimensionFields,
  type SecretSlot,
} from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import type { CredentialField, CredentialFields } from '../credential-fields.ts'
import type { DescribedMethod } from '../definition.ts'
import { checkDescription } from './check-description.ts'
import { makeMethod, placesOf, secretsOf } from './make-method.ts'

/** The credential that holds the description; the others are its secrets. */
export const descriptionCredential = 'description'

type Parts = Readonly<{
  id: string
  name: string
  credentials: Readonly<Record<typeof descriptionCredential | SecretSlot, CredentialField>>
}>

/** A way into any HR system that lists its people as JSON: an administrator describes it, the kit reads it. */
export function defineDescribedMethod({ id, name, credentials }: Parts): DescribedMethod {
  const fields: CredentialFields = credentials
  return {
    transport: 'described',
    id,
    name,
    credentials: fields,
    permissions: [
      { id: 'people', name: 'Read people', fields: 'everything', lostWithout: 'Nobody can be read.' },
    ],
    fields: Object.keys(describedKinds) as DescribedField[],
    describe: (values) => makeMethod(descriptionIn(values), { id, credentials: fields }),
    problems: (values) => {
      const checked = checkDescription(values[descriptionCredential] ?? '')
      if (!checked.ok)
        return checked.problems.map(({ path, message }) => ({
          name: descriptionCredential,
          message: path === '' ? message : `${path}: ${message}`,
        }))
      return secretsOf(checked.description)
        .filter((slot) => (values[slot] ?? '') === '')
        .map((slot) => ({ name: slot, message: `${credentials[slot].label} is missing.` }))
    },
    secretsGoTo: (values) => {
      const checked = checkDescription(values[descriptionCredential] ?? '')
      return checked.ok ? placesOf(checked.description) : []
    },
    dimensions: (values) => {
      const checked = checkDescription(values[descriptionCredential] ?? '')
      return checked.ok ? dimensionsOf(checked.description) : dimensionFields
    },
  }
}

/** The description among credentials that were checked before. */
export function descriptionIn(values: Readonly<Record<string, string>>): DescribedSystem {
  const checked = checkDescription(values[descriptionCredential] ?? '')
  if (checked.ok) return checked.description
  const why = checked.problems.map(({ path, message }) => `${path} ${message}`).join(' ')
  throw new RangeError(`The description cannot be used: ${why}`)
}

/** Those that were chosen, or every described field that groups people. */
function dimensionsOf({ dimensions, fields }: DescribedSystem): readonly string[] {
  return dimensions ?? dimensionFields.filter((field) => fields[field] !== undefined)
}
