import { Button, Radio, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { FoundRecord } from '#api/contract/hand.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { HandDialog } from './hand-dialog.tsx'
import { useHandPlan } from './use-hand-plan.ts'

type Found = Readonly<{ record: FoundRecord; chosen: boolean; onChoose: () => void }>

function Row({ record, chosen, onChoose }: Found) {
  const known = [record.employeeNumber, record.workEmail].filter((one) => one !== null)
  const whose =
    record.personName === null ? text('hand.link.free') : text('hand.link.is', { name: record.personName })
  return (
    <li>
      <span>
        <span className="strong">{record.name}</span>{' '}
        <span className="dim small">{[...known, whose].join(' · ')}</span>
      </span>
      <Button
        size="compact-xs"
        variant={chosen ? 'filled' : 'default'}
        aria-pressed={chosen}
        aria-label={text('hand.merge.choose-who', { name: record.name })}
        onClick={onChoose}
      >
        {text('hand.merge.choose')}
      </Button>
    </li>
  )
}

type SearchProps = Readonly<{
  company: string
  connection: string
  chosen: FoundRecord | null
  onChoose: (record: FoundRecord) => void
}>

function RecordSearch({ company, connection, chosen, onChoose }: SearchProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const found = useRead(
    'GET /companies/{company}/connections/{connection}/records',
    { params: { company, connection }, query: { search } },
    { enabled: search.length >= 2, keepPrevious: true },
  )
  const records = search.length >= 2 ? (found.data ?? []) : []
  return (
    <div className="hand-search">
      <TextInput
        label={text('hand.link.search')}
        placeholder={text('hand.link.search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <ul className="hand-found">
        {records.map((record) => (
          <Row
            key={record.externalId}
            record={record}
            chosen={chosen?.externalId === record.externalId}
            onChoose={() => onChoose(record)}
          />
        ))}
      </ul>
      <p className="dim small" role="status">
        {search.length < 2 && text('match.find-short')}
        {search.length >= 2 && records.length === 0 && !found.isFetching && text('hand.link.none')}
      </p>
    </div>
  )
}

type Linked = Readonly<{ connectionId: string; externalId: string }>
type Props = Readonly<{
  company: string
  person: Readonly<{ id: string; name: string }>
  links: readonly Linked[]
  onClose: () => void
}>

/** "Link to another record": the record is searched in the newest complete fetch. */
export function LinkDialog({ company, person, links, onClose }: Props) {
  const plan = useHandPlan(company)
  const connections = useRead('GET /companies/{company}/connections', { params: { company } })
  const [picked, setPicked] = useState<string | null>(null)
  const [record, setRecord] = useState<FoundRecord | null>(null)
  const [others, setOthers] = useState<'keep' | 'unlink' | null>(null)
  const connection = picked ?? links[0]?.connectionId ?? connections.data?.[0]?.id ?? null
  const already = links.filter(
    (one) => one.connectionId === connection && one.externalId !== record?.externalId,
  )
  const asks = record !== null && already.length > 0
  const ready = connection !== null && record !== null && (!asks || others !== null)
  function start() {
    if (connection === null || record === null) return
    const { externalId } = record
    plan.start({ kind: 'link', personId: person.id, connectionId: connection, externalId, others })
  }
  return (
    <HandDialog
      title={text('hand.link.title', { name: person.name })}
      lead={text('hand.link.lead')}
      ready={ready}
      busy={plan.busy}
      error={plan.error}
      onStart={start}
      onClose={onClose}
    >
      {(connections.data?.length ?? 0) > 1 && (
        <Select
          label={text('hand.link.connection')}
          data={(connections.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={connection}
          allowDeselect={false}
          onChange={(value) => {
            setPicked(value)
            setRecord(null)
          }}
        />
      )}
      {connection !== null && (
        <RecordSearch company={company} connection={connection} chosen={record} onChoose={setRecord} />
      )}
      {record !== null && <p role="status">{text('hand.merge.chosen', { name: record.name })}</p>}
      {asks && (
        <Radio.Group
          label={text('hand.link.others', { records: already.map((one) => one.externalId).join(', ') })}
          value={others ?? ''}
          onChange={(value) => setOthers(value === 'keep' ? 'keep' : 'unlink')}
        >
          <div className="hand-radios">
            <Radio value="unlink" label={text('hand.link.others.unlink')} />
            <Radio value="keep" label={text('hand.link.others.keep')} />
          </div>
        </Radio.Group>
      )}
    </HandDialog>
  )
}
