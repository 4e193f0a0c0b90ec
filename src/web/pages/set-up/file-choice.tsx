import { useMutation } from '@tanstack/react-query'
import type { JSX } from 'react'
import { upload } from '../../api-client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { FileDrop } from '../../parts/set-up/file-drop.tsx'
import { text } from '../../text.ts'
import { rememberConnection, useConnectionParams, useSetUp } from './set-up-context.ts'

/** The file of a file connector, uploaded as soon as it is chosen. */
export function FileChoice({ missing }: { missing: boolean }): JSX.Element {
  const { connection, method } = useSetUp()
  const params = useConnectionParams()
  const send = useMutation({
    mutationFn: (file: File) =>
      upload(
        'PUT /companies/{company}/connections/{connection}/file',
        { params, query: { name: file.name } },
        file,
      ),
    onSuccess: (answer) => rememberConnection(params.company, answer),
  })
  return (
    <>
      <FileDrop
        method={method}
        file={connection.file}
        sending={send.isPending ? send.variables.name : null}
        onFile={(file) => send.mutate(file)}
      />
      {send.error && <ProblemNote error={send.error} />}
      {missing && connection.file === null && !send.isPending && (
        <p role="alert" className="file-fault">
          {text('file.missing')}
        </p>
      )}
    </>
  )
}
