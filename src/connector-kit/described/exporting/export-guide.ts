import type { DescribedSystem } from '#model/described-system.ts'
import type { ExportedCredential } from './export-connector.ts'

/** A guide to complete: a heading for every credential, steps to fill in with the HR system's own menu words. */
export function exportGuide(
  { name, address }: DescribedSystem,
  credentials: Readonly<Record<string, ExportedCredential>>,
): string {
  const headings = new Map(Object.values(credentials).map(({ guide }) => [guide, headingOf(guide)]))
  const sections = [...headings].map(([guide, heading]) => {
    const labels = Object.values(credentials).filter((one) => one.guide === guide)
    const named = labels.map(({ label }) => `**${label}**`).join(' and ')
    return [
      `## ${heading}`,
      '',
      `1. Sign in to ${name} with an account that sees everybody. TODO: which role, in its own words.`,
      '2. TODO: the menu where it is made.',
      `3. Copy ${named} and enter it here.`,
      '',
    ].join('\n')
  })
  return [
    `# Connect ${name}`,
    '',
    `TODO: who can do this in ${name} and how long it takes. Calls go to ${address}.`,
    '',
    ...sections,
    '## Leavers and future hires',
    '',
    `TODO: how ${name} tells somebody who left or who has not started yet.`,
    '',
  ].join('\n')
}

function headingOf(anchor: string): string {
  const words = anchor
    .replace('#', '')
    .replaceAll('-', ' ')
    .replace(/\bapi\b/, 'API')
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}
