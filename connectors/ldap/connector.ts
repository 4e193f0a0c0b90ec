import { defineConnector } from '#connector-kit'
import { ldapMethod } from '#connector-kit/protocols/ldap/index.ts'
import { credentialsOf } from './credentials.ts'
import { activeDirectoryUser, inetOrgPerson } from './fields.ts'

const whereRights = 'The access rules of the directory, for the account that reads'
const everybody = {
  id: 'people',
  name: 'Read the people below the base DN',
  fields: 'everything',
  lostWithout: 'Nobody can be read.',
  where: whereRights,
} as const

const ldap = ldapMethod({
  id: 'ldap',
  name: 'LDAP (OpenLDAP and others)',
  credentials: credentialsOf({
    host: 'ldap.fjellvind.example',
    user: { label: 'Bind DN', example: 'cn=reader,dc=fjellvind,dc=example' },
    filter: '(objectClass=inetOrgPerson)',
    endDateAttribute: 'terminationDate',
  }),
  permissions: [everybody],
  binary: [],
  filter: '(objectClass=inetOrgPerson)',
  fields: inetOrgPerson,
  pageSize: 500,
})

const activeDirectory = ldapMethod({
  id: 'active-directory',
  name: 'Active Directory',
  credentials: credentialsOf({
    host: 'dc1.fjellvind.example',
    user: { label: 'User name or DN', example: 'reader@fjellvind.example' },
    filter: '(&(objectClass=user)(objectCategory=person))',
    endDateAttribute: 'accountExpires',
  }),
  permissions: [
    everybody,
    {
      id: 'account',
      name: 'Read account restrictions (“userAccountControl”)',
      fields: ['employmentStatus'],
      lostWithout: 'Whether an account is in use is not known.',
      where: whereRights,
    },
  ],
  binary: ['objectGUID'],
  filter: '(&(objectClass=user)(objectCategory=person))',
  endDateAttribute: 'accountExpires',
  fields: activeDirectoryUser,
  pageSize: 1000,
})

export const ldapDirectory = defineConnector({
  id: 'ldap',
  name: 'LDAP and Active Directory',
  otherNames: [
    'AD',
    'Active Directory Domain Services',
    'AD DS',
    'OpenLDAP',
    'Samba',
    '389 Directory Server',
    'FreeIPA',
    'Red Hat Directory Server',
    'Apache Directory',
    'eDirectory',
  ],
  region: 'Global',
  category: 'directory',
  evidence: {
    kind: 'live system',
    note: 'LDAP: read from a running OpenLDAP 2.5 with 1,000 people, over LDAPS and StartTLS. Active Directory: never read live; its entries, ids, flags and faults were written by hand from its published schema and from what was seen on a Samba 4.17 domain.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'legalEntity', label: 'Company' },
    { field: 'location', label: 'Work location' },
    { field: 'employmentType', label: 'Employee type' },
    { field: 'title', label: 'Job title' },
  ],
  methods: [ldap, activeDirectory],
})
