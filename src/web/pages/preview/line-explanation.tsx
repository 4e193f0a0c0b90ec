import { Answer } from '#web/parts/answer.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

/** From the record to the decision, step by step. */
export function LineExplanation({ itemKey, params }: Readonly<{ itemKey: string; params: PlanParams }>) {
  const options = { params: { ...params, key: itemKey } }
  const explanation = useRead('GET /companies/{company}/plans/{plan}/items/{key}/explanation', options)
  return (
    <Answer of={explanation}>
      {({ steps }) => (
        <ol className="pv-steps" aria-label={text('line.explain.title')}>
          {steps.map((step) => (
            <li key={step.step}>
              <h3>{text(`line.explain.${step.step}`)}</h3>
              <p>{step.outcome}</p>
              {step.details.length > 0 && (
                <dl>
                  {step.details.map((detail) => (
                    <div key={`${detail.label} ${detail.value}`}>
                      <dt>{detail.label}</dt>
                      <dd>
                        {detail.value ?? <span className="value-empty">{text('plan.value.empty')}</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  )
}
