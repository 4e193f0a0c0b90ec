import { Button, FileButton, Modal } from '@mantine/core'
import { IconCode, IconDownload, IconUpload } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { ProblemNote } from '../problem-note.tsx'
import { type Draft, readDraft } from './draft.ts'

function download(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

function fileName(draft: Draft): string {
  return (
    draft.name
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'hr-system'
  )
}

function ConnectorExport({ draft, params }: { draft: Draft; params: Params }): JSX.Element {
  const make = useWrite('POST /companies/{company}/connections/{connection}/export-description')
  const [open, setOpen] = useState(false)
  function ask() {
    setOpen(true)
    make.mutate({ params, body: { description: JSON.stringify(draft) } })
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCode size={15} aria-hidden />}
        onClick={ask}
        loading={make.isPending}
      >
        {text('describe.export connector')}
      </Button>
      <Modal
        opened={open && !make.isPending}
        onClose={() => setOpen(false)}
        title={text('describe.export connector title')}
      >
        <div className="stack">
          {make.error && <ProblemNote error={make.error} />}
          {make.data && (
            <>
              <p>{text('describe.export connector why', { id: make.data.id })}</p>
              {make.data.files.map(({ name, text: content }) => (
                <Button
                  key={name}
                  variant="default"
                  leftSection={<IconDownload size={15} aria-hidden />}
                  onClick={() => download(name, content, 'text/plain')}
                >
                  {text('describe.download', { name })}
                </Button>
              ))}
            </>
          )}
        </div>
      </Modal>
    </>
  )
}

type Params = Readonly<{ company: string; connection: string }>

/** A description in and out as a file, and out as the start of a connector. It never holds a secret. */
export function ExchangeButtons(props: {
  draft: Draft
  params: Params
  onImport: (draft: Draft) => void
}): JSX.Element {
  const { draft, params, onImport } = props
  const [wrong, setWrong] = useState<string | null>(null)
  async function take(file: File | null) {
    if (file === null) return
    const read = readDraft(await file.text())
    setWrong(read ? null : file.name)
    if (read) onImport(read)
  }
  return (
    <div className="stack">
      <div className="row">
        <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
          {(button) => (
            <Button
              {...button}
              size="xs"
              variant="default"
              leftSection={<IconUpload size={15} aria-hidden />}
            >
              {text('describe.import')}
            </Button>
          )}
        </FileButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() =>
            download(`${fileName(draft)}.json`, `${JSON.stringify(draft, null, 2)}\n`, 'application/json')
          }
        >
          {text('describe.export')}
        </Button>
        <ConnectorExport draft={draft} params={params} />
      </div>
      {wrong !== null && (
        <p className="file-fault" role="alert">
          {text('describe.import wrong', { name: wrong })}
        </p>
      )}
    </div>
  )
}
