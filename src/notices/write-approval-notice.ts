/** The mail to those who could approve: who asks, and where to read it; nobody else's name. */
export function writeApprovalNotice(
  facts: Readonly<{ askedBy: string; companyName: string; link: string }>,
): Readonly<{ subject: string; text: string }> {
  const { askedBy, companyName, link } = facts
  return {
    subject: `${askedBy} asks for your approval`,
    text: `${askedBy} asks for a second person before changes of ${companyName} are written to the portal. Read them there, then approve or decline. Nothing is written until somebody does.\n\n${link}\n`,
  }
}
