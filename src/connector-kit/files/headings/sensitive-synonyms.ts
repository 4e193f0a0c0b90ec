/** Headings under which files keep sensitive fields, so that these are left out unless asked for, never taken as custom fields. */
export const sensitiveSynonyms = {
  personalEmail:
    'personal email, private email, home email, personal e-mail address, privat e-post, privat epost, e-post privat, privat e-postadresse, privat mejl, privatmejl, privat e-postadress,' +
    'privat mail, privat e-mail, privatmail, private E-Mail, private E-Mail-Adresse, E-Mail privat, e-mail personnel, email perso, courriel personnel, adresse e-mail personnelle',
  phone:
    'phone, phone number, mobile, mobile phone, telephone, cell phone, mobile number, work phone, telefon, mobil, mobilnummer, telefonnummer, mobiltelefon, tlf, tlf nr, mobilnr,' +
    'Telefon, Telefonnummer, Handy, Handynummer, Mobilnummer, Mobiltelefon, Rufnummer, téléphone, portable, numéro de téléphone, mobile professionnel, tél',
  birthDate:
    'birth date, date of birth, birthday, DOB, birthdate, fødselsdato, fødselsdag, fødselsår dag, födelsedatum, födelsedag, Geburtsdatum, Geburtstag, date de naissance, né le, née le',
  gender: 'gender, sex, kjønn, kön, køn, Geschlecht, genre, sexe',
  nationality:
    'nationality, citizenship, nasjonalitet, statsborgerskap, nationalitet, medborgarskap, statsborgerskab, Nationalität, Staatsangehörigkeit, nationalité, citoyenneté',
  nationalId:
    'national ID, national identity number, social security number, SSN, national insurance number, NI number, identity number, fødselsnummer, fødselsnr, personnummer, personnr, D-nummer, fnr,' +
    'samordningsnummer, CPR, CPR-nummer, CPR-nr, personnummer CPR, Sozialversicherungsnummer, SV-Nummer, Personalausweisnummer, AHV-Nummer,' +
    'numéro de sécurité sociale, NIR, numéro sécu, n° de sécurité sociale, numéro d’identité nationale',
  taxId:
    'tax ID, tax number, TIN, tax identification number, skattenummer, skatteidentifikasjonsnummer, skatteregistreringsnummer, Steuer-ID, Steuernummer, Steueridentifikationsnummer, numéro fiscal, numéro d’identification fiscale',
  homeAddress:
    'home address, address, street, street address, address line 1, private address, adresse, hjemmeadresse, gateadresse, gate, privatadresse, adress, hemadress, gatuadress, gata, bostadsadress,' +
    'vejnavn, bopæl, gade, Adresse, Straße, Anschrift, Privatadresse, Wohnadresse, Privatanschrift, adresse personnelle, rue, adresse postale, domicile',
  homePostalCode:
    'postal code, zip, zip code, postcode, home postal code, postnummer, postnr, PLZ, Postleitzahl, code postal',
  homeCity: 'city, town, home city, poststed, by, postort, stad, bostadsort, Stadt, Wohnort, ville, commune',
  homeCountry:
    'home country, country of residence, bostedsland, hjemland, bosättningsland, bopælsland, Wohnsitzland, Wohnland, pays de résidence',
  salary:
    'salary, annual salary, base salary, base pay, pay, lønn, årslønn, månedslønn, grunnlønn, lön, årslön, månadslön, grundlön, løn, årsløn, månedsløn, grundløn,' +
    'Gehalt, Jahresgehalt, Grundgehalt, Monatsgehalt, Lohn, Bruttogehalt, salaire, salaire annuel, salaire de base, salaire brut, rémunération',
  salaryCurrency:
    'currency, salary currency, pay currency, valuta, lønnsvaluta, lønvaluta, lönevaluta, Währung, Gehaltswährung, devise, monnaie',
  bankAccount:
    'bank account, bank account number, account number, IBAN, kontonummer, bankkonto, bankkontonummer, kontonr, bankkontonr, Kontonummer, Bankverbindung, compte bancaire, numéro de compte, RIB',
} as const
