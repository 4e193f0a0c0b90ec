import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'

/** Finds somebody of the portal, for "Same person as …". */
export function PersonSearch({
  company,
  onPick,
}: Readonly<{ company: string; onPick: (person: string) => void }>) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const found = useRead(
    'GET /companies/{company}/people',
    { params: { company }, query: { search, limit: 8 } },
    { enabled: search.length >= 2, keepPrevious: true },
  )
  const people = search.length >= 2 ? (found.data?.people ?? []) : []
  const note = search.length < 2 ? 'match.find-short' : 'match.find-empty'
  return (
    <div className="pv-person-search">
      <TextInput
        size="sm"
        autoFocus
        label={text('match.find-label')}
        placeholder={text('match.find-hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className="pv-found">
        {people.map((person) => (
          <li key={person.id}>
            <span>
              <span className="strong">{person.name}</span>{' '}
              <span className="dim small">
                {[person.employeeNumber, person.legalEntityName].filter((one) => one !== null).join(' · ')}
              </span>
            </span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={text('match.same-as', { name: person.name })}
              onClick={() => onPick(person.id)}
            >
              {text('match.same')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="dim small" role="status">
        {people.length === 0 && !found.isFetching && text(note)}
      </p>
    </div>
  )
}
