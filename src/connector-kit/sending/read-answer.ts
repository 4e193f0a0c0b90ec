import type { RawAnswer } from '../egress/open-egress.ts'
import { ConnectorFailure, fail } from '../failures.ts'
import type { HttpMethod } from '../http-definition.ts'
import { parseJson } from '../reading/parse-json.ts'
import { parseXml } from '../reading/parse-xml.ts'
import { classifyAnswer, classifyContent, contentFailure } from './classify-answer.ts'
import { retryAfterMs } from './retry-after.ts'
import { AnswerFailure } from './with-retries.ts'

/** The content of a success; throws the named failure of anything else. */
export function readAnswer(
  answer: RawAnswer,
  { errors, answers = 'json' }: Pick<HttpMethod, 'errors' | 'answers'>,
  name: string,
  nowMs: number,
): unknown {
  const failure = classifyAnswer(answer, errors, name)
  if (failure) throw new AnswerFailure(failure, retryAfterMs(answer.headers, nowMs))
  const wrong = contentFailure(answer, name, answers)
  if (wrong) throw new ConnectorFailure(wrong)
  const content = contentOf(answer, answers, name)
  const told = classifyContent(content, answer.status, errors, name)
  if (told) throw new AnswerFailure(told, retryAfterMs(answer.headers, nowMs))
  return content
}

function contentOf({ body }: RawAnswer, answers: 'json' | 'xml', name: string): unknown {
  try {
    return answers === 'xml' ? parseXml(body) : parseJson(body)
  } catch (error) {
    if (error instanceof RangeError) fail('answer-too-large', name)
    // HTTP ended well and the text did not: only the parser notices an answer that was cut.
    return fail('cut-short', name)
  }
}
