import './set-up.css'
import { Button } from '@mantine/core'
import { IconFileCheck, IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type JSX, useRef, useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import { formatBytes } from '../../format.ts'
import { serverNow } from '../../server-time.ts'
import { text } from '../../text.ts'
import { distance } from '../age.tsx'
import type { Method } from './credentials-form.tsx'

const largestBytes = 200 * 1_000_000
const endings = { csv: ['.csv', '.txt', '.tsv'], xlsx: ['.xlsx'] } as const

function faultOf(file: File, method: Method): string | null {
  const accepted: readonly string[] = method.format === null ? [] : endings[method.format]
  const name = file.name.toLowerCase()
  if (accepted.length > 0 && !accepted.some((ending) => name.endsWith(ending))) {
    return text('file.wrong kind', { name: file.name, kinds: method.name })
  }
  return file.size > largestBytes
    ? text('file.too large', { name: file.name, size: formatBytes(file.size) })
    : null
}

function Current(props: { file: Connection['file']; sending: string | null }): JSX.Element {
  if (props.sending !== null) return <p role="status">{text('file.sending', { name: props.sending })}</p>
  const { file } = props
  if (file === null) return <p>{text('file.drop')}</p>
  const age = distance(file.uploadedAt, serverNow())
  return <p>{text('file.current', { name: file.name, size: formatBytes(file.bytes), age, by: file.by })}</p>
}

/** A place to drop or choose the file of a file connector. */
export function FileDrop(props: {
  method: Method
  file: Connection['file']
  sending: string | null
  onFile: (file: File) => void
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  function take(file: File | undefined) {
    if (!file) return
    const wrong = faultOf(file, props.method)
    setFault(wrong)
    if (wrong === null) props.onFile(file)
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const Icon = props.file === null ? IconFileUpload : IconFileCheck
  const accepted = props.method.format === null ? '' : endings[props.method.format].join(',')
  return (
    <section
      className="file-drop"
      data-over={over}
      aria-label={text('connect.file')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon size={34} stroke={1.3} aria-hidden className="dim" />
      <Current file={props.file} sending={props.sending} />
      <Button variant="default" loading={props.sending !== null} onClick={() => input.current?.click()}>
        {text(props.file === null ? 'file.choose' : 'file.other')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={text('file.choose')}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      <p className="dim small">{text('file.kinds', { kinds: props.method.name })}</p>
      {fault !== null && (
        <p role="alert" className="file-fault">
          {fault}
        </p>
      )}
    </section>
  )
}
