import { Button, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { showDone } from '#web/parts/plan/show-done.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'

const addressPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Who is told when changes wait. */
export function NotificationsTab({ connection, company }: TabProps) {
  const [emails, setEmails] = useState(connection.notifyEmails)
  const save = useWrite('PATCH /companies/{company}/connections/{connection}', [
    'GET /companies/{company}/connections/{connection}',
  ])
  const wrong = emails.find((email) => !addressPattern.test(email))
  const same = emails.join() === connection.notifyEmails.join()
  return (
    <section className="card stack">
      <TagsInput
        label={text('connection.notify')}
        description={text('connection.notify.hint')}
        value={emails}
        onChange={setEmails}
        error={wrong !== undefined && text('connection.notify.wrong', { value: wrong })}
      />
      {save.error && <ProblemNote error={save.error} />}
      <div>
        <Button
          loading={save.isPending}
          disabled={same || wrong !== undefined}
          onClick={() =>
            save.mutate(
              { params: { company, connection: connection.id }, body: { notifyEmails: emails } },
              { onSuccess: () => showDone(text('person.edit.saved')) },
            )
          }
        >
          {text('connection.save')}
        </Button>
      </div>
    </section>
  )
}
