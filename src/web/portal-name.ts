/** The portal's name as the server wrote it into the page; its default where nobody replaced the placeholder. */
export function portalName(): string {
  const written = document.querySelector<HTMLMetaElement>('meta[name="portal-name"]')?.content ?? ''
  return written === '' || written.startsWith('__') ? 'Optio Portal' : written
}
