import type { employmentStatuses, employmentTypes, genders, leaverReasons } from '#model/employee.ts'
import { normaliseHeading } from '../headings/normalise-heading.ts'

type Table<V extends string> = Readonly<Record<V, string>>

/**
 * How six languages (en, nb, sv, da, de, fr) write each code; compared without case, accents and punctuation.
 * "Resigned" and "under notice" are in no table of statuses: such people are still employed until their last day.
 */
const statuses: Table<(typeof employmentStatuses)[number]> = {
  pending:
    'pending, future, upcoming, not started, onboarding, pre-hire, prehire, preboarding, kommende, ikke startet, fremtidig, framtida, ej börjat, kommande,' +
    'ikke begyndt, fremtidig ansat, zukünftig, bevorstehend, noch nicht eingetreten, à venir, futur, non commencé',
  active:
    'active, employed, current, working, aktiv, ansatt, i arbeid, anställd, i tjänst, ansat, i arbejde, angestellt, beschäftigt, tätig, actif, en poste, présent, employé, salarié',
  leave:
    'leave, on leave, absent, leave of absence, parental leave, permisjon, i permisjon, foreldrepermisjon, tjänstledig, föräldraledig, orlov, på orlov, barsel,' +
    'beurlaubt, Elternzeit, in Elternzeit, abwesend, ruhend, en congé, congé, congé parental, suspendu',
  terminated:
    'terminated, left, leaver, inactive, former, ended, ex-employee, sluttet, fratrådt, fratrått, inaktiv, avsluttet, slutat, avslutad,' +
    'fratrådt medarbejder, ophørt, afsluttet, fratrådte, ausgeschieden, ausgetreten, ehemalig, beendet,' +
    'sorti, parti, terminé, inactif, ancien, ancien salarié, quitté',
}

const types: Table<(typeof employmentTypes)[number]> = {
  'employee-full-time':
    'full-time, full time, fulltime, employee full-time, full-time employee, regular full-time, FT, heltid, fast heltid, heltidsansatt, fulltid, heltidsanställd, tillsvidare heltid, fuldtid, fuldtidsansat,' +
    'Vollzeit, Vollzeitbeschäftigt, Vollzeitkraft, temps plein, temps complet, à temps plein, CDI temps plein',
  'employee-part-time':
    'part-time, part time, parttime, employee part-time, part-time employee, PT, deltid, fast deltid, deltidsansatt, deltidsanställd, deltidsansat,' +
    'Teilzeit, Teilzeitbeschäftigt, Teilzeitkraft, temps partiel, à temps partiel, mi-temps',
  contractor:
    'contractor, consultant, freelancer, freelance, external, independent contractor, innleid, konsulent, oppdragstaker, frilanser, konsult, inhyrd, uppdragstagare,' +
    'ekstern, ekstern konsulent, freelancekonsulent, Freiberufler, freier Mitarbeiter, Externer, Auftragnehmer, prestataire, indépendant, externe',
  intern:
    'intern, trainee intern, internship, praktikant, praktik, praktikplats, Praktikum, Praktikantin, Werkstudent, stagiaire, stage',
  apprentice:
    'apprentice, apprenticeship, lærling, lärling, elev, Auszubildender, Auszubildende, Azubi, Lehrling, Ausbildung, apprenti, alternant, alternance, apprentissage',
  temporary:
    'temporary, temp, fixed-term, fixed term, seasonal, temporary employee, midlertidig, vikar, vikariat, engasjement, sesong, visstid, visstidsanställd, tidsbegränsad, vikarie,' +
    'tidsbegrænset, midlertidig ansat, befristet, Aushilfe, Zeitarbeit, Zeitarbeiter, CDD, temporaire, intérimaire, intérim, saisonnier',
  other: 'other, annet, annen, annat, övrigt, andet, andre, Sonstige, Sonstiges, andere, autre',
}

const genderTable: Table<(typeof genders)[number]> = {
  female: 'female, f, woman, kvinne, k, kvinna, kvinde, weiblich, w, Frau, femme, féminin',
  male: 'male, m, man, mann, mand, männlich, Mann, homme, h, masculin',
  other:
    'other, non-binary, nonbinary, diverse, x, annet, ikke-binær, annat, icke-binär, andet, ikkebinær, divers, d, autre, non binaire',
  undisclosed:
    'undisclosed, prefer not to say, not specified, unknown, ikke oppgitt, ej angivet, vill ej ange, ikke oplyst, keine Angabe, non précisé, non renseigné',
}

const reasons: Table<(typeof leaverReasons)[number]> = {
  resignation:
    'resignation, resigned, voluntary, quit, employee resignation, egen oppsigelse, oppsigelse fra arbeidstaker, sagt opp selv, egen uppsägning, egen begäran, egen opsigelse,' +
    'Eigenkündigung, Kündigung durch Arbeitnehmer, démission, départ volontaire',
  dismissal:
    'dismissal, dismissed, involuntary, terminated by employer, redundancy, laid off, fired, oppsigelse fra arbeidsgiver, avskjed, nedbemanning, avsked, uppsägning från arbetsgivaren, arbetsbrist,' +
    'afskedigelse, afskediget, opsagt af arbejdsgiver, bortvisning, Arbeitgeberkündigung, Kündigung durch Arbeitgeber, betriebsbedingte Kündigung, Entlassung, licenciement, licencié',
  'end-of-contract':
    'end of contract, contract ended, contract expired, end of fixed term, kontraktens slutt, utløp av kontrakt, engasjement slutt, avtalets slut, visstid slut, kontraktudløb, ophør af kontrakt,' +
    'Vertragsende, Befristungsende, Ablauf der Befristung, fin de contrat, fin de CDD',
  retirement:
    'retirement, retired, pensjon, pensjonert, pensjonering, pensionering, pension, pensionerad, pensioneret, Rente, Ruhestand, Pensionierung, Rentner, retraite, départ en retraite',
  death:
    'death, deceased, died, død, dødsfall, avdød, dödsfall, avliden, dødsfald, afdød, Tod, Todesfall, verstorben, décès, décédé',
  other:
    'other, annet, andre årsaker, annat, övrigt, andet, Sonstige, Sonstiges, andere Gründe, autre, autre motif',
}

const codeTables = {
  employmentStatus: lookup(statuses),
  employmentType: lookup(types),
  gender: lookup(genderTable),
  leaverReason: lookup(reasons),
}
/** A field whose values are codes. */
export type CodedField = keyof typeof codeTables

/** Whether a field’s values are codes. */
export function isCodedField(field: string): field is CodedField {
  return Object.hasOwn(codeTables, field)
}

/** The code for a value as written, `null` when no table knows it. */
export function readCode(field: CodedField, written: string): string | null {
  return codeTables[field].get(normaliseHeading(written)) ?? null
}

/** The words of a table; one that stood for two codes would make the second a guess. */
function lookup<V extends string>(table: Table<V>): ReadonlyMap<string, V> {
  const codes = new Map<string, V>()
  for (const [code, words] of Object.entries(table) as [V, string][]) {
    for (const word of [code, ...words.split(',')].map(normaliseHeading)) {
      if ((codes.get(word) ?? code) !== code) throw new Error(`“${word}” stands for two codes`)
      codes.set(word, code)
    }
  }
  return codes
}
