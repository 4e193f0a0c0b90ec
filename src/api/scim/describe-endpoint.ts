import SCIMMY from 'scimmy'
import { ScimError } from './scim-error.ts'
import {
  type Attribute,
  coreUser,
  enterpriseAttributes,
  enterpriseUser,
  userAttributes,
} from './user-attributes.ts'

const resourceType = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType'

/** What the endpoint can do. */
export function providerConfig(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'The token that was made on the connection in the portal.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

/** Users only. */
export function resourceTypes(base: string, id: string | undefined) {
  const user = {
    schemas: [resourceType],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'Somebody whose data the portal may read',
    schema: coreUser,
    schemaExtensions: [{ schema: enterpriseUser, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  }
  return oneOrList([user], id)
}

/** The attributes that are kept; others are dropped as they arrive. */
export function schemas(base: string, id: string | undefined) {
  const all = [
    describe(coreUser, 'User', userAttributes, base),
    describe(enterpriseUser, 'EnterpriseUser', enterpriseAttributes, base),
  ]
  return oneOrList(all, id)
}

function describe(id: string, name: string, attributes: readonly Attribute[], base: string) {
  const definition = new SCIMMY.Types.SchemaDefinition(name, id, name, attributes.map(declared))
  const { attributes: described } = definition.describe()
  const meta = { resourceType: 'Schema', location: `${base}/Schemas/${id}` }
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description: 'What is kept',
    attributes: described,
    meta,
  }
}

type ScimmyAttribute = InstanceType<typeof SCIMMY.Types.Attribute>

function declared({ name, type, multiValued, required, uniqueness, parts }: Attribute): ScimmyAttribute {
  const config = {
    multiValued: multiValued === true,
    required: required === true,
    ...(uniqueness === undefined ? {} : { uniqueness }),
  }
  return new SCIMMY.Types.Attribute(type, name, config, (parts ?? []).map(declared))
}

/** A list as RFC 7644 wants it. */
export function listOfAll(resources: readonly unknown[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}

function oneOrList<T extends Readonly<{ id: string }>>(all: readonly T[], id: string | undefined) {
  if (id === undefined) return listOfAll(all)
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new ScimError(404, `Nothing is described under “${id}”.`)
  return found
}
