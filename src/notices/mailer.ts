import { createTransport } from 'nodemailer'

export type Mail = Readonly<{ to: readonly string[]; subject: string; text: string }>
export type Mailer = Readonly<{ send: (mail: Mail) => Promise<void> }>

const TIMEOUT_MS = 20_000

/** Plain text only: nothing in a mail is ever rendered. */
export function openMailer(mail: Readonly<{ smtpUrl: string; from: string }>): Mailer {
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from: mail.from, to: [...to], subject, text })
    },
  }
}
