import { notifications } from '@mantine/notifications'
import { text } from '#web/text.ts'

/** Says in the corner of the page that something was done. */
export function showDone(message: string, title?: string): void {
  notifications.show({
    message,
    ...(title === undefined ? {} : { title }),
    closeButtonProps: { 'aria-label': text('close') },
  })
}
