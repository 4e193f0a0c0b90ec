import type { PushMethod } from '#connector-kit'
import { customFields } from './custom-fields.ts'
import { fields } from './fields.ts'

// What is sensitive is not taken in at all, so that it need not be kept for a day on which somebody might choose it.
const { personalEmail, phone, homeAddress, ...open } = fields

/** The identity provider sends people to us. */
export const pushed: PushMethod = {
  transport: 'push',
  id: 'push',
  name: 'It sends people',
  protocol: 'scim',
  credentials: {},
  permissions: [],
  fields: open,
  customFields: { ...customFields, discover: 'people' },
}
