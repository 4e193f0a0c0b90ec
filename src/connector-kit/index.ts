export type { Scalar } from '#model/employee.ts'
export { availableFields, fieldsOf } from './available-fields.ts'
export {
  type CheckedCredentials,
  type CredentialProblem,
  checkCredentials,
} from './checking/check-credentials.ts'
export type * from './connection.ts'
export type * from './credential-fields.ts'
export * from './definition.ts'
export { type CheckedDescription, checkDescription } from './described/check-description.ts'
export { defineDescribedMethod, descriptionIn } from './described/described-method.ts'
export { type ExportedConnector, exportConnector } from './described/exporting/export-connector.ts'
export { type TriedDescription, tryDescription } from './described/trying/try-description.ts'
export { type FailureCode, failureCatalogue, failureFor, failureOf } from './failures.ts'
export { fieldLabels } from './field-labels.ts'
export type * from './http-definition.ts'
export { fingerprintOf, httpMethodOf, methodOf } from './methods.ts'
export {
  type BrowserSignIn,
  beginBrowserSignIn,
  browserSignInOf,
  finishBrowserSignIn,
} from './oauth/browser-sign-in.ts'
export { openConnection } from './open-connection.ts'
export { openPushed } from './pushed/open-pushed.ts'
export { asScalar } from './reading/as-scalar.ts'
export { asText } from './reading/as-text.ts'
export { at, isEmpty, isObject } from './reading/at.ts'
export { currentPeriod, type DatedPart, type Period } from './reading/current-period.ts'
export { filledDay, filledText, ifFilled, isFilled } from './reading/filled.ts'
export { looksSensitive } from './reading/looks-sensitive.ts'
export { type DayFormat, parseDay } from './reading/parse-day.ts'
export { listOf, parseXml } from './reading/parse-xml.ts'
export { partOfFullTime } from './reading/part-of-full-time.ts'
export { quoted, ReadProblem } from './reading/read-problem.ts'
export type { FieldReaders, JsonObject, Reader } from './reading/reader.ts'
export {
  asAddress,
  asMoney,
  type Coded,
  coded,
  day,
  decode,
  fromPaths,
  type HomeAddress,
  id,
  moneyText,
  named,
  text,
} from './reading/readers.ts'
export { usualEmploymentTypes } from './reading/usual-employment-types.ts'
export { replacingOrigin } from './replacing-origin.ts'
export { signBearerAssertion } from './saml/sign-bearer-assertion.ts'
export { xmlOf } from './sending/write-xml.ts'
export { systemClock } from './system-clock.ts'
