import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../testing/free-port.ts'
import { runServer, throwawayFolder } from '../../testing/run-server.ts'
import type { FakeEntry } from './fake-directory.ts'

const program = '/usr/sbin/slapd'
const schemas = ['core', 'cosine', 'inetorgperson'].map((one) => `/etc/ldap/schema/${one}.schema`)

/** Whether OpenLDAP's server is installed where Debian has it. */
export const slapdIsHere = [program, '/usr/sbin/slapadd', ...schemas].every((one) => existsSync(one))

export const suffix = 'dc=fjellvind,dc=example'
export const reader = { user: `cn=reader,${suffix}`, password: 'canary-slapd-41c8' }

export type Slapd = Readonly<{
  /** Port of plain LDAP and StartTLS. */
  port: number
  /** Port of LDAPS. */
  securePort: number
  /** Certificate of the authority that made the server's. */
  ca: string
  stop: () => Promise<void>
}>

/** OpenLDAP on loopback with these people, in a folder of its own. `limits` are lines of slapd.conf. */
export async function startSlapd(people: string, limits: readonly string[] = []): Promise<Slapd> {
  const folder = throwawayFolder('slapd')
  const at = (name: string) => join(folder.path, name)
  const ca = makeCertificates(folder.path)
  mkdirSync(at('data'))
  writeFileSync(at('slapd.conf'), configuration(folder.path, limits))
  writeFileSync(at('people.ldif'), `${base}\n${people}`)
  execFileSync('/usr/sbin/slapadd', ['-q', '-f', at('slapd.conf'), '-l', at('people.ldif')], {
    stdio: 'pipe',
  })
  const [port, securePort] = [await freePort(), await freePort()]
  const addresses = `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${securePort}`
  const words = ['-f', at('slapd.conf'), '-h', addresses, '-d', '0']
  const server = await runServer(program, words, securePort)
  const stop = async () => {
    await server.stop()
    folder.remove()
  }
  return { port, securePort, ca, stop }
}

const base = `dn: ${suffix}
objectClass: domain
dc: fjellvind

dn: ${reader.user}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${reader.password}

dn: ou=people,${suffix}
objectClass: organizationalUnit
ou: people
`

function configuration(folder: string, limits: readonly string[]): string {
  return [
    ...schemas.map((one) => `include ${one}`),
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    `pidfile ${folder}/slapd.pid`,
    `TLSCertificateFile ${folder}/server.crt`,
    `TLSCertificateKeyFile ${folder}/server.key`,
    ...limits,
    'database mdb',
    `suffix "${suffix}"`,
    `rootdn "cn=root,${suffix}"`,
    `directory ${folder}/data`,
    'access to attrs=userPassword by anonymous auth',
    'access to * by users read by anonymous auth',
    '',
  ].join('\n')
}

/** An authority of our own and a certificate of this machine's loopback by it. */
function makeCertificates(folder: string): string {
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Throwaway authority')
  openssl(
    'req',
    '-new',
    ...key.slice(0, 5),
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
    '-subj',
    '/CN=localhost',
  )
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost')
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'server.csr', '-out', 'server.crt', ...by)
  return readFileSync(join(folder, 'ca.crt'), 'utf8')
}

/** So many invented people below each other, as LDIF. */
export function manyPeople(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    return [
      `dn: uid=p${number},ou=people,${suffix}`,
      'objectClass: inetOrgPerson',
      `uid: p${number}`,
      `cn: Person ${number}`,
      `sn: Number${number}`,
      `employeeNumber: ${number}`,
      `mail: p${number}@fjellvind.example`,
      ...(index === 0 ? [] : [`manager: UID=P00001, OU=people, ${suffix}`]),
      '',
    ].join('\n')
  }).join('\n')
}

/** Entries of fixtures as LDIF, with the ids they are given there. */
export function ldifOf(entries: readonly FakeEntry[]): string {
  const line = (name: string, value: string) => `${name}:: ${Buffer.from(value).toString('base64')}`
  return entries
    .map(({ dn, attributes }) =>
      [
        line('dn', dn),
        ...Object.entries(attributes).flatMap(([name, values]) =>
          values.flatMap((value) => (typeof value === 'string' ? [line(name, value)] : [])),
        ),
        '',
      ].join('\n'),
    )
    .join('\n')
}
