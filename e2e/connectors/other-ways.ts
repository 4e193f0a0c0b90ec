import { readFileSync } from 'node:fs'
import type { ConnectorDefinition } from '#connector-kit'
import { type FakeEntry, startFakeDirectory } from '#connector-kit/protocols/ldap/testing/fake-directory.ts'
import {
  ldifOf,
  reader,
  slapdIsHere,
  startSlapd,
  suffix,
} from '#connector-kit/protocols/ldap/testing/slapd.ts'
import { sshdIsHere, startSshd } from '#connector-kit/protocols/sftp/testing/sshd.ts'
import { credentialsOf, fillForm, folderOf, type MissingWay, peopleOf, type Told, type Way } from './way.ts'

const entriesOf = (methodId: string): readonly FakeEntry[] =>
  JSON.parse(readFileSync(`${folderOf('ldap')}/fixtures/${methodId}.entries.json`, 'utf8'))

/** OpenLDAP, where it is installed, with the people of the fixtures. */
export async function ldapWay(connector: ConnectorDefinition): Promise<Way | MissingWay> {
  const which = { connectorId: connector.id, methodId: 'ldap' }
  if (!slapdIsHere) return { ...which, missing: '/usr/sbin/slapd is not installed' }
  const server = await startSlapd(ldifOf(entriesOf('ldap')))
  return {
    ...which,
    env: {},
    reach: `localhost:${server.securePort}`,
    people: peopleOf(connector.id, 'ldap'),
    connect: (page) =>
      fillForm(page, credentialsOf(connector, 'ldap'), {
        ...reader,
        host: 'localhost',
        port: String(server.securePort),
        baseDn: suffix,
        endDateAttribute: 'initials',
        caCertificate: server.ca,
      }),
    stop: server.stop,
  }
}

/** Active Directory as the LDAP library of the tests plays it, in a network of the company's own. */
export async function activeDirectoryWay(connector: ConnectorDefinition): Promise<Way> {
  const methodId = 'active-directory'
  const password = 'a-long-throwaway-password'
  const server = await startFakeDirectory(entriesOf(methodId), { password, pageCap: 2, fault: undefined })
  const { hostname, port } = new URL(server.baseUrl)
  return {
    connectorId: connector.id,
    methodId,
    env: {},
    reach: `${hostname}:${port}`,
    people: peopleOf(connector.id, methodId),
    connect: (page) =>
      fillForm(page, credentialsOf(connector, methodId), {
        host: hostname,
        port,
        security: 'plain',
        user: 'reader@fjellvind.example',
        password,
        baseDn: 'dc=fjellvind,dc=example',
      }),
    stop: server.close,
  }
}

/** OpenSSH, where it is installed, with a key that has a passphrase. */
export async function sftpWay(connector: ConnectorDefinition): Promise<Way | MissingWay> {
  const which = { connectorId: connector.id, methodId: 'files' }
  if (!sshdIsHere) return { ...which, missing: '/usr/sbin/sshd is not installed' }
  const name = 'employees_2026-11-21.csv'
  const server = await startSshd({ [name]: readFileSync(`${folderOf('sftp')}/fixtures/out/${name}`) })
  const { port, user, privateKey, passphrase, hostKey } = server
  return {
    ...which,
    env: {},
    reach: `localhost:${port}`,
    people: [
      { name: 'Nora Vik', left: false },
      { name: 'Emil Strand', left: true },
      { name: 'Ida Ås', left: false },
    ],
    connect: (page) =>
      fillForm(page, credentialsOf(connector, 'files'), {
        host: 'localhost',
        port: String(port),
        user,
        privateKey,
        passphrase,
        hostKey,
        path: `${server.folder}/employees_*.csv`,
      }),
    stop: server.stop,
  }
}

/** A file is uploaded instead of typing credentials. */
export function fileWay(connectorId: string, file: string, people: readonly Told[]): Way {
  return {
    connectorId,
    methodId: 'file',
    env: {},
    people,
    async connect(page) {
      await page
        .getByLabel('Choose a file', { exact: true })
        .and(page.locator('input'))
        .setInputFiles(`${folderOf(connectorId)}/fixtures/${file}`)
      await page.getByText(new RegExp(`^${file.replace('.', '\\.')}`)).waitFor()
    },
  }
}

const provisioned = [
  ['Kari', 'Moen', '00101'],
  ['Jon Þór', 'Åsen', '00102'],
  ['Pia', 'Holm', '00103'],
] as const

/** An identity provider sends people here, over real HTTP, with the token that the screen shows once. */
export function pushWay(): Way {
  return {
    connectorId: 'scim',
    methodId: 'push',
    env: {},
    people: provisioned.map(([given, family]) => ({ name: `${given} ${family}`, left: false })),
    async connect(page) {
      await page.getByText('Nobody yet. As soon as somebody is sent, it shows here by itself.').waitFor()
      await page.getByRole('button', { name: 'Make a token' }).click()
      const token = await page.getByRole('textbox', { name: 'Token' }).inputValue()
      const address = await page.getByRole('textbox', { name: 'Address' }).inputValue()
      for (const one of provisioned) await send(address, token, one)
      await page.getByText(/^3 people, last change/).waitFor()
    },
  }
}

async function send(
  address: string,
  token: string,
  [givenName, familyName, employeeNumber]: (typeof provisioned)[number],
): Promise<void> {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    userName: `n${employeeNumber}@fjellvind.example`,
    externalId: employeeNumber,
    name: { givenName, familyName },
    emails: [{ type: 'work', primary: true, value: `n${employeeNumber}@fjellvind.example` }],
    active: true,
    [enterprise]: { employeeNumber },
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
  const answer = await fetch(`${address}/Users`, { method: 'POST', headers, body: JSON.stringify(user) })
  if (answer.status !== 201) throw new Error(`SCIM said ${answer.status}: ${await answer.text()}`)
}
