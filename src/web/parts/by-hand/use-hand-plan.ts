import { useNavigate } from '@tanstack/react-router'
import type { HandRequest } from '#model/hand.ts'
import { useWrite } from '#web/queries.ts'

/** Makes the preview of something decided by hand and opens it; nothing changes until that is read and clicked. */
export function useHandPlan(company: string) {
  const navigate = useNavigate()
  const make = useWrite('POST /companies/{company}/hand-plans')
  return {
    busy: make.isPending,
    error: make.error,
    start: (body: HandRequest) =>
      make.mutate(
        { params: { company }, body },
        {
          onSuccess: ({ planId }) =>
            void navigate({
              to: '/c/$company/integrations/hr-integration/preview/$plan',
              params: { company, plan: planId },
            }),
        },
      ),
  }
}
