import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { LoadingLines } from '#web/parts/answer.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { PreviewScreen } from './preview-screen.tsx'

/** One plan, by its address. */
export function PreviewPage() {
  const { company, plan } = useParams({ from: '/c/$company/integrations/hr-integration/preview/$plan' })
  const params = useMemo(() => ({ company, plan }), [company, plan])
  const preview = useRead('GET /companies/{company}/plans/{plan}', { params }, { refetchIntervalMs: 30_000 })
  if (preview.data) return <PreviewScreen key={plan} params={params} preview={preview.data} />
  return (
    <div className="page page-wide">
      <PageHeading title={text('preview.title')} />
      {preview.error ? (
        <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <LoadingLines lines={8} height={56} />
      )}
    </div>
  )
}
