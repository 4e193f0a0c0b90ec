import { Button, FileButton, Modal } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { upload } from '#web/api-client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'

const endpoint = 'PUT /companies/{company}/awards/file'

function Told({ answer }: { answer: ResponseOf<typeof endpoint> }): JSX.Element {
  return (
    <div className="stack">
      <p role="status">{text('awards.import.matched', { n: answer.matched })}</p>
      {answer.unmatched.length > 0 && (
        <div>
          <p>{text('awards.import.unmatched', { n: answer.unmatched.length })}</p>
          <p className="dim small">{answer.unmatched.join(', ')}</p>
        </div>
      )}
      {answer.problems.length > 0 && (
        <ul>
          {answer.problems.map((one) => (
            <li key={one.line}>
              {text('awards.import.row', { line: one.line })}: {one.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Who holds awards, from a file: leavers, entity moves and new e-mails of holders then need a tick of their own. */
export function ImportAwards({ company }: { company: string }): JSX.Element {
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (file: File) => upload(endpoint, { params: { company }, query: { name: file.name } }, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['GET /companies/{company}/people'] }),
  })
  return (
    <>
      <FileButton accept=".csv,.txt,.xlsx" onChange={(file) => file && send.mutate(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={send.isPending}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {text('awards.import')}
          </Button>
        )}
      </FileButton>
      <Modal
        opened={send.isSuccess || send.isError}
        onClose={send.reset}
        title={text('awards.import')}
        closeButtonProps={{ 'aria-label': text('awards.import.close') }}
      >
        {send.error && <ProblemNote error={send.error} />}
        {send.data && <Told answer={send.data} />}
        <p className="dim small">{text('awards.import.columns')}</p>
      </Modal>
    </>
  )
}
