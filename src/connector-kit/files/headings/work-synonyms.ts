/**
 * Headings under which files keep the fields of somebody's work, by field, in the order en, nb, sv, da, de, fr.
 * Compared normalised; "Employee ID" is in two lists on purpose: it is the number unless the file has both.
 */
export const workSynonyms = {
  externalId:
    'external ID, ID, HR ID, HRIS ID, record ID, system ID, person ID, unique ID, employee ID, employee UUID, user ID,' +
    'ekstern ID, person-ID, bruker-ID, unik ID, extern ID, användar-ID, anställnings-ID, bruger-ID,' +
    'externe ID, Personen-ID, Benutzer-ID, Datensatz-ID, identifiant, identifiant externe, ID externe, identifiant unique',
  employeeNumber:
    'employee number, employee no, employee nr, employee #, emp no, emp number, employee ID, emp ID, staff number, staff no, staff ID,' +
    'personnel number, personnel no, payroll number, worker ID, worker number, badge number,' +
    'ansattnummer, ansattnr, ansatt nr, ansatt-ID, ansatt ID, lønnsnummer, medarbeidernummer,' +
    'anställningsnummer, anställningsnr, anst nr, personalnummer, medarbetarnummer, anställd nr,' +
    'medarbejdernummer, medarbejdernr, medarbejder nr, medarbejder-ID, lønnummer, ansættelsesnummer,' +
    'Personalnummer, Personalnr, Personal-Nr., Mitarbeiternummer, Mitarbeiternr, Mitarbeiter-Nr., Mitarbeiter-ID, Pers.-Nr.,' +
    'matricule, numéro matricule, numéro employé, n° employé, numéro de l’employé, numéro du salarié, no employé, numéro de matricule, matricule salarié',
  givenName:
    'given name, first name, forename, firstname, legal first name, fornavn, förnamn, tilltalsnamn, Vorname, Rufname, prénom',
  middleName:
    'middle name, second name, mellomnavn, mellannamn, mellemnavn, zweiter Vorname, Mittelname, deuxième prénom, second prénom',
  familyName:
    'family name, last name, surname, lastname, legal last name, etternavn, slektsnavn, efternamn, efternavn,' +
    'Nachname, Familienname, Zuname, nom de famille, nom, nom usuel',
  preferredName:
    'preferred name, known as, nickname, preferred first name, kallenavn, foretrukket navn, smeknamn, föredraget namn, kaldenavn,' +
    'bevorzugter Name, bevorzugter Vorname, Spitzname, nom d’usage, prénom usuel, prénom préféré',
  displayName:
    'display name, full name, name, employee name, fullt navn, visningsnavn, navn, fullständigt namn, visningsnamn, namn, fulde navn, fuldt navn,' +
    'Anzeigename, vollständiger Name, Name, nom complet, nom affiché, nom et prénom',
  workEmail:
    'work email, company email, email, e-mail, email address, business email, work e-mail address, corporate email, office email,' +
    'e-post, epostadresse, e-postadresse, jobb e-post, e-post jobb, jobbepost, arbeidsepost, firma e-post,' +
    'e-postadress, jobbmejl, e-post arbete, arbetsmejl, mejladress, mejl, mailadress, företagsmejl,' +
    'arbejdsmail, mailadresse, e-mailadresse, arbejds-e-mail, firmamail,' +
    'E-Mail-Adresse, geschäftliche E-Mail, Firmen-E-Mail, dienstliche E-Mail, E-Mail geschäftlich, Mail,' +
    'adresse e-mail, courriel, adresse électronique, e-mail professionnel, email pro, courriel professionnel, adresse mail, mail professionnel',
  title:
    'title, job title, position, job, position title, role, stilling, stillingstittel, tittel, stillingsbenevnelse, titel, befattning, yrkestitel, jobbtitel, tjänst,' +
    'stillingsbetegnelse, jobtitel, Position, Stelle, Stellenbezeichnung, Funktion, Berufsbezeichnung, Jobtitel,' +
    'poste, fonction, intitulé du poste, titre, emploi, intitulé de poste',
  department:
    'department, dept, department name, avdeling, avdelingsnavn, avdelning, afdeling, afdelingsnavn, Abteilung, Abteilungsname, département, service',
  team: 'team, team name, group, lag, gruppe, teamnavn, grupp, arbetslag, Gruppe, équipe, groupe',
  division:
    'division, business unit, business area, divisjon, forretningsområde, forretningsenhet, affärsområde, affärsenhet,' +
    'Geschäftsbereich, Bereich, Sparte, division opérationnelle, unité d’affaires, branche, direction',
  costCenter:
    'cost center, cost centre, cost center code, kostnadssted, kostsenter, kostnadsställe, kostnadsbärare, omkostningssted, Kostenstelle, centre de coût, centre de coûts',
  location:
    'location, work location, office, site, workplace, office location, arbeidssted, kontor, lokasjon, sted, arbetsplats, arbetsort, kontorsort,' +
    'arbejdssted, lokation, Standort, Arbeitsort, Büro, Niederlassung, Arbeitsstätte, lieu de travail, site de travail, localisation, bureau, établissement',
  country:
    'country, work country, country code, country of employment, land, arbeidsland, landkode, landskod, arbetsland, arbejdsland, Land, Beschäftigungsland, Ländercode, pays, pays de travail, code pays',
  legalEntity:
    'legal entity, company, employer, legal entity name, company name, entity, legal company, juridisk enhet, selskap, firma, arbeidsgiver, selskapsnavn,' +
    'juridisk enhet namn, bolag, företag, arbetsgivare, juridisk person, juridisk enhed, selskab, arbejdsgiver, virksomhed,' +
    'Gesellschaft, Firma, juristische Person, Arbeitgeber, Unternehmen, Rechtseinheit, Firmenname,' +
    'entité juridique, société, employeur, entreprise, entité légale, raison sociale',
  managerExternalId:
    'manager ID, manager external ID, supervisor ID, line manager ID, reports to ID, leder-ID, nærmeste leder ID, chef-ID, närmaste chef ID, Vorgesetzten-ID, Manager-ID, ID du manager, ID du responsable, identifiant du responsable, identifiant du manager',
  employmentType:
    'employment type, type of employment, worker type, contract type, employee type, employment category, ansettelsestype, ansettelsesform, stillingstype, kontraktstype, ansattype,' +
    'anställningsform, anställningstyp, avtalstyp, ansættelsestype, ansættelsesform, kontrakttype,' +
    'Beschäftigungsart, Anstellungsart, Vertragsart, Beschäftigungstyp, Mitarbeitertyp, Anstellungsverhältnis,' +
    'type de contrat, type d’emploi, nature du contrat, type de salarié',
  employmentStatus:
    'employment status, status, employee status, work status, ansettelsesstatus, ansattstatus, anställningsstatus, ansættelsesstatus, medarbejderstatus,' +
    'Beschäftigungsstatus, Anstellungsstatus, Mitarbeiterstatus, statut, statut d’emploi, statut du salarié',
  originalHireDate:
    'original hire date, first hire date, original start date, seniority date, opprinnelig ansettelsesdato, ansiennitetsdato, første ansettelsesdato,' +
    'ursprungligt anställningsdatum, första anställningsdag, oprindelig ansættelsesdato, anciennitetsdato,' +
    'ursprüngliches Eintrittsdatum, Ersteintritt, Ersteintrittsdatum, date d’embauche initiale, date de première embauche, date d’ancienneté',
  startDate:
    'start date, hire date, employment start date, date of hire, joining date, hired, date joined, employed from, startdato, ansettelsesdato, ansatt dato, tiltredelsesdato, ansatt fra,' +
    'startdatum, anställningsdatum, anställd från, första arbetsdag, ansættelsesdato, tiltrædelsesdato, ansat fra, ansat dato,' +
    'Eintrittsdatum, Startdatum, Einstellungsdatum, Eintritt, Anstellungsbeginn, Beginn, Vertragsbeginn,' +
    'date d’embauche, date d’entrée, date de début, date d’arrivée, date début contrat, entrée',
  rehireDate:
    'rehire date, re-hire date, gjenansettelsesdato, ny ansettelsesdato, återanställningsdatum, genansættelsesdato, Wiedereintrittsdatum, Wiedereintritt, Wiedereinstellungsdatum, date de réembauche, date de réintégration',
  lastWorkingDay:
    'last working day, last day of work, last day worked, siste arbeidsdag, sista arbetsdag, sidste arbejdsdag, letzter Arbeitstag, dernier jour travaillé, dernier jour de travail',
  endDate:
    'end date, termination date, leave date, leaving date, employment end date, contract end date, date left, employed until, exit date, sluttdato, fratredelsesdato, oppsigelsesdato, ansatt til, sluttet,' +
    'slutdatum, avslutsdatum, anställd till, anställningens slutdatum, slutdato, fratrædelsesdato, ansat til, fratrådt,' +
    'Austrittsdatum, Enddatum, Austritt, Kündigungsdatum, Vertragsende, Anstellungsende, Ende,' +
    'date de fin, date de départ, date de sortie, date de fin de contrat, date fin contrat, sortie, fin de contrat',
  leaverReason:
    'leaver reason, leaving reason, termination reason, reason for leaving, end reason, sluttårsak, årsak til fratredelse, fratredelsesårsak, oppsigelsesgrunn,' +
    'slutorsak, avgångsorsak, orsak till avslut, avslutsorsak, fratrædelsesårsag, årsag til fratrædelse, opsigelsesårsag,' +
    'Austrittsgrund, Kündigungsgrund, Grund des Austritts, motif de départ, motif de sortie, raison du départ, motif de fin de contrat',
} as const

/** Headings that hold the manager's employee number: the manager's id where the number serves as id, otherwise no known field. */
export const managerNumberSynonyms =
  'manager number, manager employee number, manager no, supervisor number, leders ansattnummer, leder ansattnr, leder nr, nærmeste leder ansattnummer,' +
  'chefens anställningsnummer, chef anställningsnummer, chef nr, chefens nummer, leders medarbejdernummer, leder medarbejdernr, chefs medarbejdernummer,' +
  'Personalnummer Vorgesetzter, Personalnummer des Vorgesetzten, Vorgesetzten-Nr, Mitarbeiternummer Vorgesetzter, matricule du manager, matricule du responsable, matricule manager, matricule responsable'
