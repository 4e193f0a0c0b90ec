import { basicCredentials, type Call, type Endpoint, type HrSystem } from '../wire/answer.ts'
import { faultInSecret } from '../wire/faults.ts'
import type { Stage } from '../wire/stage.ts'
import { datasetFields, datasetRows, datasets } from './datasets.ts'
import { cursorList } from './employees.ts'
import { refused } from './form.ts'
import { fieldList, optionLists } from './lists.ts'
import { customReport, directory, single } from './report.ts'
import { changed, table } from './tables.ts'

export const bambooHrCredentials = {
  subdomain: 'fjellvind',
  apiKey: '0123456789abcdef0123456789abcdef01234567',
}

const refusals = {
  unauthorized: [401, 'API key not provided or invalid'],
  forbidden: [403, 'The API key has no access to this'],
  'not-found': [404, 'Not found'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Unavailable'],
} as const

export function bambooHr(stage: Stage): HrSystem {
  return {
    endpoints: [...endpointsOf(stage, '/api'), ...endpointsOf(stage, '/api/gateway.php/:subdomain')],
    identify: callerOf,
    refuse: (refusal) => refused(refusals[refusal][0], refusals[refusal][1]),
  }
}

function endpointsOf(stage: Stage, base: string): Endpoint[] {
  const get = (path: string, part: Endpoint['part'], answer: Endpoint['answer']): Endpoint => ({
    method: 'GET',
    path: base + path,
    part,
    answer,
  })
  const post = (path: string, answer: Endpoint['answer']): Endpoint => ({
    method: 'POST',
    path: base + path,
    part: 'people',
    answer,
  })
  return [
    get('/v1/meta/fields', 'catalogue', (call, caller) => fieldList(stage, call, caller)),
    get('/v1/meta/lists', 'catalogue', (call) => optionLists(stage, call)),
    get('/v1/meta/lists/', 'catalogue', (call) => optionLists(stage, call)),
    post('/v1/reports/custom', (call, caller) => customReport(stage, call, caller)),
    get('/v1/employees', 'people', (call, caller) => cursorList(stage, call, caller)),
    get('/v1/employees/directory', 'people', (call, caller) => directory(stage, call, caller)),
    get('/v1/employees/changed', 'people', (call) => changed(stage, call)),
    get('/v1/employees/:id', 'detail', (call, caller) => single(stage, call, caller)),
    get('/v1/employees/:id/tables/:table', 'detail', (call) => table(stage, call)),
    get('/v1/datasets', 'catalogue', () => datasets()),
    get('/v1_2/datasets', 'catalogue', () => datasets()),
    get('/v1/datasets/:name/fields', 'catalogue', (call) => datasetFields(call)),
    get('/v1_2/datasets/:name/fields', 'catalogue', (call) => datasetFields(call)),
    post('/v2/datasets/:name/data', (call, caller) => datasetRows(stage, call, caller)),
  ]
}

/** The key is the user name; any password will do. The old address names the company, and must name this one. */
function callerOf(call: Call) {
  const key = basicCredentials(call)?.user ?? ''
  const named = /^\/api\/gateway\.php\/([^/]+)\//.exec(call.path)?.[1]
  if (named !== undefined && named !== bambooHrCredentials.subdomain) return null
  return key === bambooHrCredentials.apiKey || faultInSecret(key) !== null ? { secret: key } : null
}
