import './set-up.css'
import { IconCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useCompany } from '../../company.ts'
import { text } from '../../text.ts'
import { BareLink } from '../links.tsx'

export const steps = ['choose', 'connect', 'filter', 'wait', 'customise', 'preview'] as const
export type Step = (typeof steps)[number]

function StepWords({ step, index, done }: { step: Step; index: number; done: boolean }): JSX.Element {
  return (
    <>
      <span className="step-mark" aria-hidden>
        {done ? <IconCheck size={14} stroke={2.4} /> : index + 1}
      </span>
      <span>{text(`step.${step}`)}</span>
      {done && <span className="hidden-visually">({text('step.is done')})</span>}
    </>
  )
}

/** Choose · Connect · Filter · Wait · Customise · Preview; steps that were reached can be gone back to. */
export function StepBar(props: { at: Step; reached: Step; connection?: string }): JSX.Element {
  const { slug } = useCompany()
  const reached = Math.max(steps.indexOf(props.reached), steps.indexOf(props.at))
  return (
    <nav aria-label={text('step.bar')} className="step-bar">
      <ol>
        {steps.map((step, index) => {
          const current = step === props.at
          const words = <StepWords step={step} index={index} done={index < reached && !current} />
          const state = current ? 'current' : index < reached ? 'done' : index === reached ? 'open' : 'ahead'
          const linked = props.connection !== undefined && index <= reached && !current && step !== 'choose'
          return (
            <li key={step} data-state={state} aria-current={current ? 'step' : undefined}>
              {linked ? (
                <BareLink
                  to="/c/$company/integrations/hr-integration/$connection/set-up/$step"
                  params={{ company: slug, connection: props.connection ?? '', step }}
                >
                  {words}
                </BareLink>
              ) : (
                <span>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
