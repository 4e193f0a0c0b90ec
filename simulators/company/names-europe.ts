/** Names as the person writes them; after a bar, the Latin letters used in an e-mail address where they differ. */
export type NamePool = Readonly<{
  culture: string
  share: number
  female: string
  male: string
  family: string
}>

export const europeanNames: readonly NamePool[] = [
  {
    culture: 'Nordic',
    share: 34,
    female:
      'Ingrid Åse|Ase Solveig Kari Astrid Liv Sigrid Maja Freja Linnéa|Linnea Elin Tuva Hedda Märta|Marta Bjørg|Bjorg',
    male: 'Lars Bjørn|Bjorn Håkon|Hakon Sindre Øyvind|Oyvind Erik Mats Jørgen|Jorgen Magnus Sven Åke|Ake Pål|Pal Torbjørn|Torbjorn Gustav Eirik',
    family:
      'Fjellheim Sørensen|Sorensen Lindqvist Haugland Østby|Ostby Ljungström|Ljungstrom Tveit Bråten|Braten Nygård|Nygard Solbakken Wikström|Wikstrom Myrvold Rønning|Ronning Sjöberg|Sjoberg Aasen Kvamme Brekke Holmgren Skoglund Dahle Engebretsen Åkerlund|Akerlund Vestergaard Hovland',
  },
  {
    culture: 'German',
    share: 14,
    female: 'Annelie Grete Jana Käthe|Kaethe Lena Ulrike Sabine Frieda Wiebke Heike',
    male: 'Jürgen|Juergen Matthias Götz|Goetz Florian Sören|Soeren Uwe Tobias Malte Rüdiger|Ruediger Kai',
    family:
      'Müller-Lüdenscheidt|Mueller-Luedenscheidt Schäfer|Schaefer Großmann|Grossmann Köhler|Koehler Böhm|Boehm Weiß|Weiss Krämer|Kraemer Zöllner|Zoellner Vogelsang Hartwig Jäger|Jaeger Pfeiffer Nußbaum|Nussbaum Brandtner Kühnert|Kuehnert',
  },
  {
    culture: 'British',
    share: 12,
    female: 'Olivia Imogen Siobhán|Siobhan Priscilla Eleanor Rhiannon Beatrix Harriet Isla Maeve',
    male: 'Alistair Rhys Oliver Callum Seán|Sean Edmund Hamish Dylan Rupert Fergus',
    family:
      "O'Connell|OConnell Ashworth Pemberton MacLeod Llewellyn Thackeray Fairclough Whitcombe D'Arcy|DArcy Hargreaves Kirkbride Mountjoy Penhaligon Birtwistle",
  },
  {
    culture: 'Polish',
    share: 6,
    female: 'Małgorzata|Malgorzata Agnieszka Zofia Łucja|Lucja Bożena|Bozena Żaneta|Zaneta',
    male: 'Wojciech Paweł|Pawel Grzegorz Łukasz|Lukasz Stanisław|Stanislaw Michał|Michal',
    family:
      'Brzęczyszczykiewicz|Brzeczyszczykiewicz Wójcik|Wojcik Kowalewska-Nowak Śliwiński|Sliwinski Dąbrowski|Dabrowski Żuk|Zuk Chrząszcz|Chrzaszcz Gąsior|Gasior Szczepański|Szczepanski Jabłoński|Jablonski',
  },
  {
    culture: 'Turkish',
    share: 4,
    female: 'Ayşe|Ayse Gülşen|Gulsen Elif Çağla|Cagla Işıl|Isil',
    male: 'İbrahim|Ibrahim Oğuz|Oguz Çetin|Cetin Mehmet Işık|Isik',
    family:
      'Yılmaz|Yilmaz Öztürk|Ozturk Şahin|Sahin Güneş|Gunes Çelik|Celik Kılıç|Kilic Aydoğan|Aydogan Erdoğmuş|Erdogmus Iğdır|Igdir Doğruöz|Dogruoz',
  },
  {
    culture: 'Greek',
    share: 3,
    female: 'Ελένη|Eleni Κατερίνα|Katerina Σοφία|Sofia Δήμητρα|Dimitra Αγγελική|Angeliki',
    male: 'Γιώργος|Giorgos Νίκος|Nikos Κώστας|Kostas Σπύρος|Spyros Θεόδωρος|Theodoros',
    family:
      'Παπαδόπουλος|Papadopoulos Νικολαΐδης|Nikolaidis Οικονόμου|Oikonomou Αλεξίου|Alexiou Βασιλείου|Vasileiou Χατζής|Chatzis Μαυρίδης|Mavridis Ιωαννίδου|Ioannidou',
  },
  {
    culture: 'Cyrillic',
    share: 4,
    female: "Олена|Olena Наталія|Nataliia Юлія|Yuliia Мар'яна|Mariana Ѝлиана|Iliana",
    male: 'Андрій|Andrii Сергій|Serhii Їван|Yivan Димитър|Dimitar Щедрин|Shchedrin',
    family:
      'Шевчук|Shevchuk Кравченко|Kravchenko Іванюк|Ivaniuk Бойченко|Boichenko Лисенко|Lysenko Гурзуф|Hurzuf Ґонта|Gonta Петров|Petrov Єрмоленко|Yermolenko Стоянов|Stoyanov',
  },
]
