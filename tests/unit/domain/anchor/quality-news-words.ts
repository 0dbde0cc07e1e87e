/**
 * Frames and words of made-up news in three languages; see quality-news.ts. None of the people, places or bodies exist.
 * Frames that an editor may put for one another have the same slots and are given side by side.
 */

const list = (text: string): readonly string[] => text.split(', ');
const rows = (text: string): readonly (readonly string[])[] => text.split('; ').map((row) => row.split('|'));

/**
 * In frames, {person1} {person2} {place1} {body1} {day1} {number1} {year1} {percent1} {money1} stand for facts, other words in braces, with a
 * digit, for a group. `negated`: the word that turns the statement into its opposite stands in the place of "~".
 */
export type NewsLanguage = {
  persons: readonly string[];
  places: readonly string[];
  bodies: readonly string[];
  days: readonly string[];
  groups: Readonly<Record<string, readonly (readonly string[])[]>>;
  frames: readonly (readonly string[])[];
  headlines: readonly string[];
  items: readonly string[];
  leads: readonly string[];
  tails: readonly string[];
  boilerplate: readonly string[];
  insertions: readonly string[];
  /** What a clause begins with that was made a sentence, what joins two sentences, and "not". */
  splitting: string;
  joining: string;
  negation: string;
  quotes: readonly (readonly [string, string])[];
};

export const ENGLISH: NewsLanguage = {
  persons: list(
    'Ms Adeyemi, Tomás Herrera, Judge O’Rourke, Li Wenqing, Agnieszka Wójcik, Mr Haddad, Senator Pruitt, Ngozi Balogun, Einar Þórsson, Captain Reyes, Madeleine Roux, the Duke of Harrow, Dr Mukherjee, Saoirse Byrne, Zoltán Kiss, Archbishop Lwanga, Ana-María Ordóñez, Colonel Bakari, Rabbi Feldman, Jean-Luc d’Aubigny',
  ),
  places: list(
    'San Telmo, the Orlec valley, Kragujna, Lake Tamsin, Port-au-Sel, Hollins County, Mbalari, the Strait of Corvo, Nieuwpoort-West, Šibenac, East Marlow, Tiruvellai, the Vennish coast, Ciudad Alta, Uppfors, Al-Mahra, Little Dunning, Côte-Rouge',
  ),
  bodies: list(
    'Ofwater, the World Seed Fund, Parliament, Hannover Steel, the Supreme Court, Nordbank, the Red Anchor, the Senate committee, Larsson & Daughters, the 4th Brigade, the IRB, Telavia, the archdiocese, Greenline, the Fisheries Forum, the National Archive',
  ),
  days: list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, 3 May, 17 June, 28 August'),
  groups: {
    say: rows('said|stated|told reporters; claimed|maintained|insisted; admitted|conceded; hinted|suggested'),
    act: rows(
      'sell|dispose of; merge|combine; inspect|look into; close|shut; rebuild|restore; tax|put a charge on; sue|take to court; fund|pay for; guard|keep watch over; ration|limit the use of',
    ),
    asset: rows(
      'the shipyard|the dockyard; the archive|the old records; its pipeline|the gas link; the vineyards|the wine estates; the ferry line|the boat service; the reservoir|the dam; the monastery|the abbey; two satellites|a pair of satellites; the tram depot|the streetcar sheds; seed banks|stores of seed; the quarry|the stone pit; the lighthouse|the beacon',
    ),
    why: rows(
      'because costs had soared|since expenses had shot up; after an anonymous letter|following an unsigned note; to calm investors|to reassure shareholders; in the face of drought|as the dry spell went on; for want of spare parts|as parts ran short; amid a quarrel over wages|during a pay dispute',
    ),
    crowd: rows(
      'pilgrims|worshippers; divers|frogmen; shareholders|owners of stock; nuns|sisters; truckers|lorry drivers; beekeepers|apiarists; cadets|trainee officers; pensioners|the elderly',
    ),
    change: rows('rose|climbed|went up; fell|slid|went down; stalled|stood still; recovered|bounced back'),
    stock: rows(
      'wheat stocks|the store of wheat; herring catches|the haul of herring; rents|the price of homes; blood reserves|the supply of blood; tram fares|the cost of a ride; lawsuits|court cases; honey exports|sales of honey abroad',
    ),
    mood: rows(
      'furious|enraged; relieved|reassured; baffled|puzzled; unmoved|indifferent; grateful|thankful; wary|cautious',
    ),
    harm: rows(
      'drowned|lost at sea; stranded|cut off; poisoned|taken ill; robbed|held up; rescued|pulled to safety; fined|made to pay',
    ),
  },
  frames: [
    [
      '{person1} {say1} on {day1} that {body1} did ~ intend to {act1} {asset1}',
      '{body1} did ~ intend to {act1} {asset1}, {person1} {say1} on {day1}',
    ],
    [
      '{q}We will ~ {act1} {asset1},{/q} {person1} {say1}',
      '{person1} {say1}: {q}We will ~ {act1} {asset1}{/q}',
    ],
    [
      '{number1} {crowd1} were ~ {harm1} off {place1} on {day1}',
      'off {place1}, {number1} {crowd1} were ~ {harm1} on {day1}',
    ],
    [
      '{stock1} in {place1} {change1} by {percent1}% to {money1} in {year1}',
      'in {year1}, {stock1} in {place1} {change1} by {percent1}%, to {money1}',
    ],
    [
      '{body1} would ~ {act1} {asset1} {why1}, according to {person1}',
      'according to {person1}, {why1} {body1} would ~ {act1} {asset1}',
    ],
    [
      'asked about {asset1}, {crowd1} from {place1} were {mood1}',
      '{crowd1} from {place1} were {mood1} when asked about {asset1}',
    ],
    ['{asset1} had ~ been {mood2} territory for {crowd1} until {year1}'],
    [
      'a deal worth {money1} between {body1} and {body2} to {act1} {asset1} was ~ signed in {place1}',
      'in {place1}, {body1} and {body2} had ~ signed a {money1} deal to {act1} {asset1}',
    ],
    ['{person1} will ~ face {person2} in {place1} over {asset1}'],
    ['nobody was {mood1}, least of all the {crowd1} who had waited {number1} hours {why1}'],
    ['the rule that let {crowd1} {act1} {asset1} was ~ dropped {why1}'],
    ['it took {number1} {crowd1} to {act1} {asset1}', 'to {act1} {asset1} took {number1} {crowd1}'],
    ['{q}I am {mood1},{/q} one of the {crowd1} {say1}', 'one of the {crowd1} {say1}: {q}I am {mood1}{/q}'],
    ['{body1} lost {money1} on {asset1} in {year1}', 'in {year1} {asset1} cost {body1} {money1}'],
  ],
  headlines: [
    '{body1} to {act1} {asset1}',
    '{person1} ‘{mood1}’ over {asset1}',
    'Why {stock1} {change1}',
    '{number1} {crowd1} {harm1} in {place1}',
    'What {crowd1} want',
  ],
  items: ['{stock1}: {percent1}%', '{place1}: {number1} {crowd1} {harm1}', '{asset1} ({year1}): {money1}'],
  leads: [
    'Meanwhile, ',
    'Hours later, ',
    'At a packed hearing in {place9}, ',
    'Contrary to what {person9} had promised, ',
    'Still, ',
    'With {crowd9} looking on, ',
  ],
  tails: [
    ', {person9} added',
    ', which left {crowd9} {mood9}',
    ' – the second such case since {year9}',
    ', the broadcaster Canal Ñ reported',
    ' despite {money9} in promised aid',
  ],
  boilerplate: [
    'Read more on our live page.',
    'No one could be reached for comment.',
    'All figures are provisional.',
    'Additional reporting by our staff.',
  ],
  insertions: list(
    'frankly, all the same, in so many words, by then, more or less, if only briefly, once more',
  ),
  splitting: 'That came',
  joining: ', while ',
  negation: 'not ',
  quotes: [
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
  ],
};

export const FRENCH: NewsLanguage = {
  persons: list(
    'Mme Lefèvre, Étienne Caillaud, M. Nguyên, Aïcha Benbrahim, le préfet Gaudin, Sœur Angélique, Raphaël Quéré, Mlle Thévenet, le général Morvan, Benoît d’Estrées, Solène Guégan, Maître Azoulay',
  ),
  places: list(
    'Saint-Élier, la Brévenne, Châteaumorand, Port-Lançon, l’île de Sérac, Bois-d’Oingt, Villefagnan, Mont-Roland, Kerbiguet, la Crau-Basse, Épinouze',
  ),
  bodies: list(
    'la Cour des comptes, le Sénat, l’Agence de l’eau, Aérolis, le diocèse, la SNVF, l’Institut Lavoisier, le Conseil d’État, Banque Gallia, la gendarmerie, l’Office des forêts',
  ),
  days: list('lundi, mardi, mercredi, jeudi, vendredi, samedi, le 3 mai, le 17 juin, le 28 août'),
  groups: {
    dire: rows('a déclaré|a dit|a indiqué; a reconnu|a admis|a concédé; a démenti|a nié; a précisé|a ajouté'),
    agir: rows(
      'vendre|céder; fermer|arrêter; rénover|remettre en état; taxer|imposer; protéger|mettre à l’abri; inspecter|contrôler; financer|payer',
    ),
    bien: rows(
      'le barrage|la retenue d’eau; les vergers|les arbres fruitiers; l’abbaye|le monastère; la ligne de bus|le réseau d’autocars; les archives|les vieux dossiers; la carrière|la mine à ciel ouvert; le phare|la tour du port; les écoles rurales|les classes de village',
    ),
    gens: rows(
      'agriculteurs|paysans; infirmières|soignantes; pêcheurs|marins; élèves|écoliers; retraités|personnes âgées; bénévoles|volontaires; ouvriers|salariés',
    ),
    effet: rows(
      'blessés|touchés; évacués|mis en sécurité; licenciés|renvoyés; interpellés|arrêtés; relogés|hébergés',
    ),
    cause: rows(
      'faute de moyens|par manque d’argent; en raison de la sécheresse|à cause du manque de pluie; après une plainte|à la suite d’un recours; malgré les critiques|en dépit des reproches',
    ),
  },
  frames: [
    [
      '{person1} {dire1} {day1} que {body1} n’allait ~ {agir1} {bien1}',
      '{body1} n’allait ~ {agir1} {bien1}, {dire1} {person1} {day1}',
    ],
    [
      '{q}Nous devons {agir1} {bien1}{/q}, {dire1} {person1}',
      '{person1} {dire1} : {q}Nous devons {agir1} {bien1}{/q}',
    ],
    [
      '{number1} {gens1} ont été {effet1} près de {place1} {cause1}',
      '{cause1}, {number1} {gens1} ont été {effet1} près de {place1}',
    ],
    ['les {gens1} de {place1} ne veulent ~ que l’on songe à {agir1} {bien1}'],
    ['{agir1} {bien1} coûterait {money1} à {body1}', '{body1} devrait payer {money1} pour {agir1} {bien1}'],
    [
      'en {year1}, {body1} a refusé de {agir1} {bien1} {cause1}',
      '{body1} a refusé, {cause1}, de {agir1} {bien1} en {year1}',
    ],
    ['le nombre de {gens1} {effet1} a augmenté de {percent1} % en {year1}'],
  ],
  headlines: [
    'Faut-il {agir1} {bien1} ?',
    '{body1} : les {gens1} inquiets',
    '{place1} : {number1} {gens1} {effet1}',
  ],
  items: ['{gens1} {effet1} : {number1}', '{bien1} : {money1}', '{place1} : {percent1} %'],
  leads: [
    'Quelques heures plus tard, ',
    'Selon {person9}, ',
    'En revanche, ',
    'À {place9}, ',
    'Devant les {gens9}, ',
  ],
  tails: [
    ', selon {person9}',
    ', au grand dam des {gens9}',
    ' malgré l’avis de {body9}',
    ', pour la première fois depuis {year9}',
  ],
  boilerplate: [
    'Contactée, la mairie n’a pas répondu.',
    'Les chiffres sont provisoires.',
    'Avec nos correspondants.',
  ],
  insertions: list('semble-t-il, à vrai dire, cette fois, tout de même, peu à peu, en principe'),
  splitting: 'C’était',
  joining: ', tandis que ',
  negation: 'pas ',
  quotes: [
    ['« ', ' »'],
    ['“', '”'],
  ],
};

export const SPANISH: NewsLanguage = {
  persons: list(
    'Íñigo Arriaga, la jueza Peñalver, Don Ramiro Cortázar, Ximena Ibáñez, el capitán Otero, Begoña Ugarte, Óscar Villafañe, el alcalde Núñez, Sor Inés, Lucía Montaño, Tadeo Quiroga',
  ),
  places: list(
    'Peñaranda del Río, Villagarcía, el valle de Ocón, Logroñes, San Martín de Oya, la sierra de Béjula, Ñuñoa Baja, Cádizuela, Ávila la Real, Puerto Muñiz',
  ),
  bodies: list(
    'el Tribunal Supremo, la Junta de Aguas, Banco Iberia, el Congreso, la Guardia Costera, Minas de Aller, la Universidad de Ocón, el Defensor del Pueblo, la Cofradía, Ferrovías',
  ),
  days: list(
    'el lunes, el martes, el miércoles, el jueves, el viernes, el 3 de mayo, el 17 de junio, el 28 de agosto',
  ),
  groups: {
    decir: rows('afirmó|aseguró|dijo; reconoció|admitió; negó|desmintió; anunció|dio a conocer'),
    hacer: rows(
      'vender|traspasar; cerrar|clausurar; reparar|arreglar; vigilar|custodiar; ampliar|agrandar; demoler|derribar; subvencionar|pagar',
    ),
    cosa: rows(
      'el embalse|la presa; los olivares|los campos de olivos; la ermita|la capilla; el mercado viejo|la antigua lonja; las minas|los pozos; el puente|el viaducto; la biblioteca|la sala de lectura; los astilleros|el dique',
    ),
    gente: rows(
      'vecinos|habitantes; mineros|trabajadores de la mina; maestras|profesoras; jornaleros|peones; jóvenes|muchachos; peregrinos|romeros; enfermeros|sanitarios',
    ),
    suceso: rows(
      'heridos|lesionados; desalojados|evacuados; detenidos|arrestados; despedidos|echados; rescatados|salvados',
    ),
    razon: rows(
      'por falta de fondos|al no haber dinero; tras la tormenta|después del temporal; pese a las protestas|a pesar de las quejas; por orden del juez|a instancias del juzgado',
    ),
  },
  frames: [
    [
      '{person1} {decir1} {day1} que {body1} ~ va a {hacer1} {cosa1}',
      '{body1} ~ va a {hacer1} {cosa1}, {decir1} {person1} {day1}',
    ],
    [
      '{q}Hay que {hacer1} {cosa1}{/q}, {decir1} {person1}',
      '{person1} {decir1}: {q}Hay que {hacer1} {cosa1}{/q}',
    ],
    [
      '{number1} {gente1} fueron {suceso1} en {place1} {razon1}',
      'en {place1}, {razon1}, fueron {suceso1} {number1} {gente1}',
    ],
    ['los {gente1} de {place1} ~ quieren que se llegue a {hacer1} {cosa1}'],
    ['{hacer1} {cosa1} costará {money1} a {body1}', '{body1} pagará {money1} por {hacer1} {cosa1}'],
    [
      'en {year1}, {body1} ~ quiso {hacer1} {cosa1} {razon1}',
      '{body1} ~ quiso, {razon1}, {hacer1} {cosa1} en {year1}',
    ],
    ['la cifra de {gente1} {suceso1} subió un {percent1} % en {year1}'],
  ],
  headlines: [
    '¿Quién debe {hacer1} {cosa1}?',
    '{place1}: {number1} {gente1} {suceso1}',
    '{body1} contra los {gente1}',
  ],
  items: ['{gente1} {suceso1}: {number1}', '{cosa1}: {money1}', '{place1}: {percent1} %'],
  leads: ['Horas después, ', 'Según {person9}, ', 'Sin embargo, ', 'En {place9}, ', 'Ante los {gente9}, '],
  tails: [
    ', según {person9}',
    ', para disgusto de los {gente9}',
    ' contra el criterio de {body9}',
    ', por primera vez desde {year9}',
  ],
  boilerplate: [
    'El ayuntamiento rehusó hacer comentarios.',
    'Los datos son provisionales.',
    'Con información de agencias.',
  ],
  insertions: list('al parecer, en rigor, esta vez, sin más, poco a poco, a su juicio'),
  splitting: 'Eso fue',
  joining: ', mientras que ',
  negation: 'no ',
  quotes: [
    ['«', '»'],
    ['“', '”'],
  ],
};
