import { xmlOf } from '#connector-kit'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
const plainPassword =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText'

/** A SOAP 1.1 envelope around a body, with a WS-Security user name and password in its header. */
export function soapEnvelope(body: string, userName: string, password: string): string {
  const header = xmlOf({
    'wsse:Security': {
      '@xmlns:wsse': security,
      '@soap:mustUnderstand': '1',
      'wsse:UsernameToken': {
        'wsse:Username': userName,
        'wsse:Password': { '@Type': plainPassword, '#text': password },
      },
    },
  })
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${soap}"><soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`
}
