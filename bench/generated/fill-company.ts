import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { outlineLines } from '#db/migrations/0015-plan-outlines.ts'
import { gramsOfBlock } from '#stores/search-grams.ts'
import type { Tx } from '#stores/transaction.ts'
import type { Walk } from '../harness/walk.ts'

const given = ['Anna', 'Bjørn', 'Çağla', 'Dómhildur', 'Émile', 'François', 'Gro', 'Håkon', 'Ingrid', 'Jürgen']
const family = [
  'Ås',
  'Bråten',
  'Czerný',
  'Dahl',
  'Ødegård',
  'Fjellvær',
  'Grønli',
  'Höglund',
  'Ivarsøy',
  'Łukasik',
]

const number = sql`lpad(n::text, 7, '0')`
const givenName = sql`(${given}::text[])[1 + n / 10 % 10]`
const familyName = sql`(${family}::text[])[1 + n % 10] || '-' || n::bigint * 7919 % 9973`
const email = sql`'person.' || ${number} || '@bench.example'`

/**
 * A company as it would be after years, written straight into the tables: its people, one staged snapshot, and a preview
 * with a line for each of them. Answers the preview's id.
 */
export async function fillCompany({ test, connection, ground }: Walk, people: number): Promise<string> {
  const plan = randomUUID()
  await test.inCompany(async (tx) => {
    await insertPeople(tx, { companyId: test.company.id, connectionId: connection.id }, people)
    await insertLines(tx, { companyId: test.company.id, connectionId: connection.id, plan }, people)
  })
  const client = new pg.Client(ground.connection)
  await client.connect()
  await client.query(`begin; ${outlineLines(searched)} commit`)
  await describeBlocks(client, plan)
  await client.query('vacuum analyze plan_item, person, person_link, person_history, snapshot_record')
  await client.end()
  return plan
}

type Place = Readonly<{ companyId: string; connectionId: string }>

async function insertPeople(tx: Tx, { companyId, connectionId }: Place, people: number): Promise<void> {
  const one = sql`from generate_series(0, ${people - 1}::int) n`
  await sql`insert into person (company_id, id, status, given_name, family_name, employee_number, work_email, title, department, start_date, created_at, changed_at)
    select ${companyId}::uuid, md5('bench' || n)::uuid, 'active', ${givenName}, ${familyName}, ${number}, ${email}, 'Specialist ' || n % 40,
      'Department ' || n % 80, date '2010-01-01' + n % 5000, now(), now() ${one}`.execute(tx)
  await sql`insert into person_link (company_id, connection_id, external_id, person_id, linked_at)
    select ${companyId}::uuid, ${connectionId}::uuid, 'p' || n, md5('bench' || n)::uuid, now() ${one}`.execute(
    tx,
  )
  await sql`insert into person_history (company_id, person_id, actor, at, changes)
    select ${companyId}::uuid, md5('bench' || n)::uuid, 'the benchmark', now(), '[["title",null,"Specialist",null,null,null,null]]' ${one}`.execute(
    tx,
  )
  await sql`with made as (insert into snapshot (company_id, id, connection_id, kind, state, revision, started_at, heartbeat_at, people)
      values (${companyId}::uuid, gen_random_uuid(), ${connectionId}::uuid, 'regular', 'complete', 1, now(), now(), ${people}) returning id)
    insert into snapshot_record (company_id, snapshot_id, external_id, doc, hash)
    select ${companyId}::uuid, id, 'p' || n, repeat('x', 400) || n, sha256(n::text::bytea) from made, generate_series(0, ${people - 1}::int) n`.execute(
    tx,
  )
}

/** Three of four are new, the others changed or, one of a hundred, leaving. */
async function insertLines(tx: Tx, place: Place & Readonly<{ plan: string }>, people: number): Promise<void> {
  const { companyId, connectionId, plan } = place
  await sql`insert into plan (company_id, id, connection_id, kind, state, inputs, inputs_digest, counts, guards, created_by, created_at)
    values (${companyId}::uuid, ${plan}::uuid, ${connectionId}::uuid, 'sync', 'open', '{"days":{}}', 'bench', '{"byBucket":{}}', '[]', 'the benchmark', now())`.execute(
    tx,
  )
  await sql`insert into plan_item (company_id, plan_id, seq, key, bucket, bucket_rank, action, name, employee_number, legal_entity_id,
      effective_date, preticked, attributes, flags, selectable, fingerprint, doc)
    select ${companyId}::uuid, ${plan}::uuid, n, 'record:p' || n, b.bucket, b.rank, b.action, p.name, ${number}, 'entity ' || n % 12,
      date '2026-01-01' + n % 300, b.rank < 2, c.attributes, case when n % 50 = 0 then array['award holder'] else '{}' end, true,
      md5(n::text), jsonb_build_object('key', 'record:p' || n, 'externalId', 'p' || n, 'personId', null, 'personVersion', null,
        'name', p.name, 'employeeNumber', ${number}, 'legalEntityId', null, 'situation', 'unmatched', 'bucket', b.bucket,
        'action', b.action, 'event', 'joiner', 'reason', '{"code":"new","values":{}}'::jsonb, 'changes', c.changes,
        'effectiveDate', null, 'daysLate', null, 'flags', '[]'::jsonb, 'candidates', '[]'::jsonb, 'preticked', true)
    from generate_series(0, ${people - 1}::int) n
    cross join lateral (select ${givenName} || ' ' || ${familyName} as name) p
    cross join lateral (select case when n % 100 < 75 then 0 when n % 100 < 99 then 1 else 2 end as rank) r
    cross join lateral (select r.rank, (array['new', 'changed', 'leaving'])[r.rank + 1] as bucket,
      (array['create', 'update', 'terminate'])[r.rank + 1] as action) b
    cross join lateral (select array_agg(a) as attributes, jsonb_agg(jsonb_build_object('attribute', a, 'old', null, 'new', v,
        'source', jsonb_build_object('field', a, 'value', v), 'rule', 'as is', 'owner', 'always', 'conflict', false, 'preticked', true)) as changes
      from (values ('workEmail', ${email}), ('employeeNumber', ${number}), ('title', 'Specialist ' || n % 40),
        ('department', 'Department ' || n % 80), ('team', 'Team ' || n % 211), ('costCenter', (1000 + n % 400)::text),
        ('location', (array['Oslo', 'Malmö', 'København', 'Łódź'])[1 + n % 4]), ('country', 'NO')) t (a, v)
      where b.rank = 0 or (a = 'title' and n % 2 = 0) or (a = 'department' and n % 2 = 1)) c`.execute(tx)
}

/** What the program searches of a line, from the line as it is stored. */
const searched = `lower(concat_ws(e'\\n', name, employee_number, doc ->> 'externalId',
  (select string_agg(c ->> 'new', e'\\n') from jsonb_array_elements(doc -> 'changes') c)))`

/** Blocks that were outlined later may contain everything; those of a plan that was made say what they contain. */
async function describeBlocks(client: pg.Client, plan: string): Promise<void> {
  const { rows } = await client.query<{ seq: number }>(
    'select seq from plan_item where plan_id = $1 and block_names is not null',
    [plan],
  )
  for (const { seq } of rows) {
    const found = await client.query<{ texts: string }>(
      'select block_texts as texts from plan_item where plan_id = $1 and seq = $2',
      [plan, seq],
    )
    const grams = gramsOfBlock([found.rows[0]?.texts ?? ''])
    await client.query('update plan_item set block_grams = $3 where plan_id = $1 and seq = $2', [
      plan,
      seq,
      grams,
    ])
  }
}
