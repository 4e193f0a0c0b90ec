/** A bug as somebody might write it: in this file, instead of this text, that one; each text stands once. */
export type PlantedBug = Readonly<{
  name: string
  /** Each in a file below src. */
  edits: readonly Edit[]
}>

type Edit = Readonly<{ file: string; instead: string; write: string }>

function bug(name: string, file: string, instead: string, write: string): PlantedBug {
  return { name, edits: [{ file, instead, write }] }
}

/** Each breaks a promise that somebody's shares, login or trust rest on. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'somebody absent from the feed becomes a leaver',
    edits: [
      {
        file: 'pipeline/plan/plan-absent.ts',
        instead: `'outside the filter' : 'no longer visible'`,
        write: `'outside the filter' : 'leaving'`,
      },
      {
        file: 'pipeline/plan/plan-absent.ts',
        instead: `action: 'none',`,
        write: `action: outside ? 'none' : 'terminate',`,
      },
    ],
  },
  {
    name: 'a change of the filter makes leavers',
    edits: [
      {
        file: 'pipeline/plan/plan-absent.ts',
        instead: `outside ? 'outside the filter'`,
        write: `outside ? 'leaving'`,
      },
      {
        file: 'pipeline/plan/plan-absent.ts',
        instead: `action: 'none',`,
        write: `action: outside ? 'terminate' : 'none',`,
      },
    ],
  },
  bug(
    'an incomplete fetch is planned from, and makes leavers',
    'pipeline/stage/judge-snapshot.ts',
    `return { state: 'incomplete', because`,
    `return { state: 'complete', because`,
  ),
  bug(
    'a stale plan is applied',
    'pipeline/apply/apply-plan.ts',
    'if (found.length > 0) {',
    'if (found.length > 1e6) {',
  ),
  {
    name: 'a second click applies a second time',
    edits: [
      {
        file: 'pipeline/apply/apply-plan.ts',
        instead: `if (plan.state === 'applied') return alreadyApplied(tx, plan)`,
        write: '',
      },
      {
        file: 'pipeline/apply/apply-plan.ts',
        instead: 'if (now !== null) {',
        write: `if (now !== null && plan.state !== 'applied') {`,
      },
    ],
  },
  bug(
    'an undo overwrites what was edited by hand since',
    'pipeline/undo/plan-undo.ts',
    'fieldChange(change.attribute, now, change.old, now !== change.new)',
    'fieldChange(change.attribute, now, change.old, false)',
  ),
  bug(
    'an excluded line is applied',
    'stores/plan-selection.ts',
    'where i.selected and i.seq >=',
    'where i.selectable and cardinality(i.holding) = 0 and i.seq >=',
  ),
  bug(
    'an excluded field is applied',
    'pipeline/apply/chosen-changes.ts',
    'line.item.changes.filter((change) => !isExcluded(line, change))',
    'line.item.changes.filter((change) => isExcluded(line, change) || true)',
  ),
  bug('links are lost at a reconnect', 'stores/disconnect-store.ts', `'person_link',`, ''),
  bug(
    'two records become one person',
    'pipeline/correlate/settle-records.ts',
    ' || recordsBy[chosen].get(key)?.length !== 1) return undefined',
    ' || recordsBy[chosen].size === 0) return undefined',
  ),
  bug(
    'a reused id gives the record to the wrong person',
    'pipeline/correlate/settle-records.ts',
    `if (isReusedId(identity, person.identity)) return 'reused'`,
    `if (isReusedId(identity, person.identity) && samePersonAs.size > 99) return 'reused'`,
  ),
  bug(
    'a row of history is missing',
    'pipeline/apply/write-lines.ts',
    'filter((one) => one.old !== one.new || write.created)',
    'filter((one) => one.old !== one.new && (one.old !== null || write.created))',
  ),
  bug(
    'the walls between companies are down',
    'db/database.ts',
    `set_config('role', 'rollcall_app', true), `,
    '',
  ),
  bug(
    'an empty value clears where "keep" was chosen',
    'pipeline/plan/diff-values.ts',
    `line?.whenEmpty !== 'clear'`,
    `line?.whenEmpty === undefined`,
  ),
  bug(
    'a guard is ignored',
    'stores/guard-release-store.ts',
    `if (guard.verdict === 'held') return mine.length > 0`,
    `if (guard.verdict === 'held') return mine.length >= 0`,
  ),
  bug(
    'one person releases what is hard-held',
    'stores/guard-release-store.ts',
    'new Set(mine.map((one) => one.userId)).size > 1',
    'new Set(mine.map((one) => one.userId)).size > 0',
  ),
  bug(
    'a future leaver leaves at once',
    'model/employment.ts',
    'const ended = endDate !== null && endDate < today',
    `const ended = endDate !== null && endDate < today.replace('20', '21')`,
  ),
  bug(
    'somebody leaves on the last day instead of after it',
    'model/employment.ts',
    'const ended = endDate !== null && endDate < today',
    'const ended = endDate !== null && endDate <= today',
  ),
  bug(
    'a hand edit is ticked to be overwritten',
    'pipeline/plan/diff-values.ts',
    'preticked: !conflict && (person',
    'preticked: (person',
  ),
  bug(
    'a field that the portal owns is written',
    'pipeline/plan/diff-values.ts',
    `    case 'portal':
      return false`,
    `    case 'portal':
      return true`,
  ),
  bug(
    'the receipt counts one too many',
    'pipeline/apply/write-lines.ts',
    'writes.filter(test).length',
    'writes.filter(test).length + (writes.length > 2 ? 1 : 0)',
  ),
  {
    name: 'two clicks at once both write',
    edits: [
      {
        file: 'stores/registry-store.ts',
        instead: '(lock ? query.forUpdate() : query).executeTakeFirstOrThrow()',
        write: 'query.executeTakeFirstOrThrow()',
      },
      {
        file: 'stores/plan-store.ts',
        instead: '(lock ? query.forUpdate() : query).executeTakeFirst()',
        write: 'query.executeTakeFirst()',
      },
    ],
  },
  bug(
    'a click and a hand edit at once lose one of the two',
    'stores/registry-store.ts',
    '(lock ? query.forUpdate() : query).executeTakeFirstOrThrow()',
    'query.executeTakeFirstOrThrow()',
  ),
  bug(
    'a click on an outdated selection is applied',
    'pipeline/apply/apply-plan.ts',
    'request.selectionDigest !== counts.digest',
    'request.selectionDigest.length !== counts.digest.length',
  ),
  bug(
    'a short page is lost',
    'stores/snapshot-store.ts',
    'if (page.records.length > 0) {',
    'if (page.records.length > 1 || page.progress.pages === 1) {',
  ),
  bug(
    'a plan mixes two snapshots',
    'stores/snapshot-records.ts',
    `    .where('snapshot_id', '=', snapshotId)
    .orderBy('external_id')
    .execute()
  return rows.map((row) => JSON.parse(row.doc) as Employee)`,
    `    .distinctOn('external_id')
    .orderBy('external_id')
    .orderBy('snapshot_id')
    .execute()
  return rows.map((row) => JSON.parse(row.doc) as Employee)`,
  ),
  bug(
    'secrets stay after Disconnect',
    'pipeline/disconnect.ts',
    '(await destroySecrets(tx, connectionId))',
    '(connectionId === "" ? await destroySecrets(tx, connectionId) : 0)',
  ),
  {
    name: 'a page that comes after Disconnect is kept',
    edits: [
      {
        file: 'stores/snapshot-store.ts',
        instead: `  if (!(await noteProgress(tx, snapshotId, page.progress, page.at))) return false
`,
        write: '',
      },
    ],
  },
  bug(
    'employee numbers are read as numbers',
    'model/match-key.ts',
    `return key === '' ? null : key
}

/** Text`,
    `return key === '' ? null : String(Number(key))
}

/** Text`,
  ),
  bug(
    'a plan is made from a snapshot that another filter chose',
    'pipeline/load-planning.ts',
    'if (snapshot.revision === connection.revision) return true',
    'if (snapshot.revision <= connection.revision) return true',
  ),
  bug(
    'a decision "two people" is forgotten',
    'pipeline/correlate/find-candidates.ts',
    `    if (index.decisionOn(record.externalId, person.id) === 'two people') return
`,
    '',
  ),
]
