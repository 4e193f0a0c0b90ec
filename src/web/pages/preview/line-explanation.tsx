import type { PreviewItem } from '#api/contract/preview.ts'
import { Answer } from '#web/parts/answer.tsx'
import { explainedDetails, outcomeSentence } from '#web/parts/plan/explanation-words.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

type Props = Readonly<{ item: PreviewItem; params: PlanParams }>

/** From the record to the decision, step by step. */
export function LineExplanation({ item, params }: Props) {
  const options = { params: { ...params, key: item.key } }
  const explanation = useRead('GET /companies/{company}/plans/{plan}/items/{key}/explanation', options)
  return (
    <Answer of={explanation}>
      {({ steps }) => (
        <ol className="pv-steps" aria-label={text('line.explain.title')}>
          {steps.map((step) => {
            const details = explainedDetails(step, item)
            return (
              <li key={step.step}>
                <h3>{text(`line.explain.${step.step}`)}</h3>
                <p>{outcomeSentence(step, item)}</p>
                {details.length > 0 && (
                  <dl>
                    {details.map((detail) => (
                      <div key={`${detail.label} ${detail.value}`}>
                        <dt>{detail.label}</dt>
                        <dd>
                          {detail.value || <span className="value-empty">{text('plan.value.empty')}</span>}
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </Answer>
  )
}
