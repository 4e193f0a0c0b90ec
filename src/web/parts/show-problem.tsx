import { notifications } from '@mantine/notifications'
import { text } from '../text.ts'
import { ProblemNote } from './problem-note.tsx'

/** Shows the problem of a click in the corner of the page, until somebody closes it. */
export function showProblem(error: unknown): null {
  notifications.show({
    message: <ProblemNote error={error} />,
    autoClose: false,
    withBorder: true,
    color: 'orange',
    closeButtonProps: { 'aria-label': text('close') },
  })
  return null
}
