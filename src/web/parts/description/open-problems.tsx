import type { JSX } from 'react'
import { text, textOr } from '../../text.ts'

type Problem = Readonly<{ path: string; message: string }>

const places = {
  name: 'describe.name',
  address: 'describe.base',
  headers: 'describe.headers',
  checkPath: 'describe.check path',
  signIn: 'describe.sign-in',
  people: 'describe.people',
  rateLimit: 'describe.limit',
  customFields: 'describe.tree custom',
  apiKey: 'describe.secret.apiKey',
  password: 'describe.secret.password',
  clientSecret: 'describe.secret.clientSecret',
} as const

/** Where in the form a problem is, as the form names it. */
function placeWords(path: string): string {
  const [part = '', field = ''] = path.split('.')
  if (part === 'fields') return textOr(`attribute.${field}`, field)
  if (path.startsWith('people.paging')) return text('describe.paging')
  return Object.hasOwn(places, part) ? text(places[part as keyof typeof places]) : path
}

/** What is still to do, by its place in the form. */
export function OpenProblems({ problems }: { problems: readonly Problem[] }): JSX.Element | null {
  if (problems.length === 0) return null
  return (
    <div className="describe-open">
      <p className="strong">{text('describe.try open')}</p>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {placeWords(path)}: {message}
          </li>
        ))}
      </ul>
    </div>
  )
}
