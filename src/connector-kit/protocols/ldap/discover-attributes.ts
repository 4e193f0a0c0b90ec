import type { Entry } from 'ldapts'
import type { DiscoveredField } from '../../http-definition.ts'

/** Bytes, secrets, keys and what directories keep for themselves; no field of a person. */
const technical = [
  /pass(word|wd)|pwd|secret|credential|key$|keys$|laps|admpwd|^krb|^samba|^shadow|^ms-?(ds|mcs|exch|rtc|pki)/i,
  /certificate|photo|jpeg|audio|picture|logo$|^userPKCS12|^userSMIME|sid(History)?$|guid$|blob$|Hours$/i,
  /^(objectClass|objectCategory|memberOf|member|distinguishedName|name|instanceType|structuralObjectClass)$/i,
  /^(uSN|dSCore|lastLog|logon|bad|lockout|primaryGroup|sAMAccountType|userAccountControl|codePage|countryCode|adminCount|isCritical|showInA|replPropert|nTSecur|directReports|managedObjects|proxyAddresses|textEncodedOR|legacyExchange|mail[NR]|targetAddress|protocolSettings|garbageColl|mDB|homeM|dn$|gecos$|uidNumber|gidNumber|loginShell|homeDirectory|homeDrive|profilePath|scriptPath)/i,
]
/** Attributes whose meaning is known everywhere, and which tell nothing about somebody's private life. */
const harmless = new Set(
  [
    'businessCategory co company countryCode department departmentNumber description displayName division',
    'employeeID employeeNumber employeeType facsimileTelephoneNumber generationQualifier info initials l o ou',
    'physicalDeliveryOfficeName postOfficeBox preferredLanguage roomNumber sAMAccountName st title uid',
    'userPrincipalName whenCreated whenChanged cn middleName personalTitle',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
)

/** The attributes that some people have and no field reads. Whose meaning is not known everywhere is off until it is chosen. */
export function discoverAttributes(
  entries: readonly Entry[],
  read: readonly string[],
): readonly DiscoveredField[] {
  const known = new Set(['dn', ...read.map((one) => one.toLowerCase())])
  const found = new Map<string, string>()
  for (const entry of entries)
    for (const name of Object.keys(entry)) {
      const key = name.toLowerCase()
      if (known.has(key) || !/^[a-z][a-z0-9-]*$/.test(key) || technical.some((one) => one.test(name)))
        continue
      found.set(key, name)
    }
  return [...found.values()]
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((id) => ({ id, label: id, type: 'text', sensitive: !harmless.has(id.toLowerCase()) }))
}
