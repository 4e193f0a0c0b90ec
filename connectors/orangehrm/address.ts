/** Where the API and the sign-in of an OrangeHRM lie, whatever page of it was copied. */
export function serverAt(address: string): string {
  return `${siteOf(address)}/web/index.php`
}

/** What tells one OrangeHRM from another: host and folder. */
export function websiteAt(address: string): string {
  return siteOf(address)
    .replace(/^https?:\/\//i, '')
    .toLowerCase()
}

function siteOf(address: string): string {
  return address
    .trim()
    .replace(/\/web(\/.*)?$/, '')
    .replace(/\/+$/, '')
}

export const address = {
  kind: 'text',
  label: 'Address of OrangeHRM',
  guide: '#find-the-address',
  pattern: /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[\w./-]*)?$/i,
  example: 'https://hr.nordlys.example',
} as const
