import type { CheckResult } from '../connection.ts'
import { createChannel } from '../fetching/channel.ts'
import type { TellLine } from './check-lines.ts'

/** More lines than any test has: telling never waits. */
const mostLines = 100

/** The lines of a test as `run` tells them; what `run` throws is thrown to whoever takes the lines. */
export async function* streamChecks(
  run: (tell: TellLine) => Promise<void>,
): AsyncGenerator<CheckResult, void> {
  const lines = createChannel<CheckResult>(mostLines)
  run((line) => void lines.push(line)).then(() => lines.close(), lines.close)
  yield* lines.items()
}
