import { type Asked, isObject, type JsonObject } from '#connector-kit'

const pageSize = 500

/** English names of translated records, whatever the language of the user behind the key. */
const context = { lang: 'en_US' }

/** Named in the domain, so that Odoo does not leave out archived people by itself. */
const everybody = [['active', 'in', [true, false]]]

/**
 * The list of people: only fields that are asked for and that this server has, since Odoo refuses a list that names
 * another. `fields_get` leaves out what the user may not see.
 */
export function listOfPeople({ keys, custom, offered }: Asked): JsonObject {
  return {
    domain: everybody,
    fields: [...new Set([...keys, ...custom])].filter((name) => name === 'id' || offered?.has(name)),
    order: 'id',
    context,
  }
}

export const pages = {
  style: 'offset',
  param: 'offset',
  sizeParam: 'limit',
  size: pageSize,
  in: 'body',
} as const

export const fieldsOfPeople = { attributes: ['string', 'type'], context }
export const howManyPeople = { domain: [] }
/** The day of leaving is for those who manage all employees. */
export const leavingOfOne = { domain: everybody, fields: ['departure_date'], limit: 1 }

/** The names of the fields in an answer of `fields_get`. */
export function namesOfFields(fields: unknown): readonly string[] {
  return isObject(fields) ? Object.keys(fields) : []
}
