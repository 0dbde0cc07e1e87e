/** Vocabulary of the made-up reports of quality-set.ts. None of the people, places or bodies exist. */

const list = (text: string): readonly string[] => text.split(', ');

/** Each row: words that an editor may put for one another. Other rows of the same kind change what is said. */
const rows = (text: string): readonly (readonly string[])[] => text.split('; ').map((row) => row.split('|'));

/**
 * What reports are written with. In clauses, {person} {place} {body} {day} {month} {number} {small} {percent} {money} stand
 * for facts, other words in braces for a group.
 */
export type Vocabulary = {
  firstNames: readonly string[];
  lastNames: readonly string[];
  places: readonly string[];
  bodies: readonly string[];
  days: readonly string[];
  months: readonly string[];
  groups: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Main clauses, and clauses before and after them. */
  main: readonly string[];
  leads: readonly string[];
  tails: readonly string[];
  boilerplate: readonly string[];
  insertions: readonly string[];
};

/** Reports of politics, disasters and the economy: the rules of moving anchors were tried on these. */
export const REPORT_WORDS: Vocabulary = {
  firstNames: list(
    'Amina, Boris, Clara, Davit, Elena, Farid, Greta, Hassan, Irina, Jonas, Katya, Leon, Mirela, Nadir, Olga, Pavel, Rosa, Samir, Tamar, Viktor, Yusuf, Zora, Anton, Bela, Dorian',
  ),
  lastNames: list(
    'Abenov, Brandt, Castellan, Dragomir, Elmasri, Ferenczi, Garrow, Halvorsen, Ibrahimov, Jansky, Kovalenko, Lindqvist, Marchetti, Novotny, Okonjo, Petrakis, Quillan, Rashidi, Sorensen, Tadesse, Ulrich, Varga, Wexford, Yamadi, Zelnik, Arbuthnot, Bashir, Corvin, Demirel, Esposito, Fontaine, Gruber, Hadzic, Iversen',
  ),
  places: list(
    'Ardenza, Belkovo, Carrow, Drenova, Eskhara, Fallmere, Gorzyn, Halden Bay, Istran, Jarova, Kestrel Point, Lomara, Merrow, Nadirabad, Ostrava Vale, Port Selim, Qasira, Rovensk, Saint Orrin, Tarsk, Ulmen, Veskara, Westmarch, Yelnia, Zamora Hills, Brankovac, Cindar, Delmont, Evershaw, Firuzan',
  ),
  bodies: list(
    'Ministry of Transport, Border Agency, Central Bank, Institute for Fiscal Research, Harbour Authority, Grain Board, Election Commission, Court of Audit, Energy Regulator, National Assembly, Coast Guard, Statistics Office, Railway Union, Relief Council, Chamber of Commerce, Water Directorate, Defence Staff, Farmers League, Press Association, Observer Mission',
  ),
  days: list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday'),
  months: list('January, February, March, April, May, June, July, August, September, October'),

  groups: {
    role: rows(
      'minister|secretary; governor|provincial head; spokesman|press officer; general|commander; economist|analyst; envoy|ambassador; mayor|head of the city; judge|magistrate; engineer|technician; auditor|inspector',
    ),
    announced: rows(
      'announced|unveiled|presented; rejected|turned down|dismissed; delayed|postponed|put off; approved|endorsed|backed; criticised|attacked|denounced; suspended|froze|halted; leaked|disclosed|revealed; defended|justified|stood by',
    ),
    plan: rows(
      'plan|scheme|programme; budget|spending bill|finance law; treaty|accord|agreement; tariff|levy|duty; reform|overhaul|restructuring; subsidy|grant|aid payment; inquiry|investigation|probe; ban|prohibition|embargo; loan|credit line|lending facility',
    ),
    thing: rows(
      'grain exports|shipments of grain; railway lines|train links; fuel prices|the cost of petrol; drinking water|the water supply; fishing rights|access to fishing grounds; hospital beds|places in hospitals; border crossings|frontier posts; power stations|electricity plants; school buildings|classrooms; mobile networks|telephone coverage; refugee camps|shelters for the displaced; land registers|property records',
    ),
    harmed: rows(
      'killed|left dead; wounded|injured|hurt; detained|arrested|taken into custody; evacuated|brought to safety; laid off|dismissed from their jobs; vaccinated|given the vaccine; displaced|driven from their homes',
    ),
    people: rows(
      'workers|employees|staff; villagers|local residents; students|young people; soldiers|troops; farmers|growers; passengers|travellers; fishermen|crews; demonstrators|protesters; patients|the sick',
    ),
    event: rows(
      'storm|gale; explosion|blast; strike|walkout; raid|assault; flood|deluge; collision|crash; landslide|mudslide; power cut|blackout; fire|blaze; march|rally',
    ),
    fell: rows(
      'fell|dropped|declined; rose|climbed|increased; stagnated|stayed flat; doubled|grew twofold; collapsed|plunged|tumbled',
    ),
    measure: rows(
      'output|production; revenue|income; turnout|participation; debt|borrowing; employment|the number of jobs; investment|capital spending; traffic|the flow of goods; rainfall|precipitation',
    ),
    adjective: rows(
      'costly|expensive; urgent|pressing; hasty|rushed; overdue|long awaited; illegal|unlawful; fragile|shaky; generous|lavish; modest|limited',
    ),
  },

  main: [
    'the {role} {person} {announced} a {adjective} {plan} for {thing} in {place}',
    'at least {number} {people} were {harmed} in a {event} near {place}',
    '{measure} in {place} {fell} by {percent} per cent compared with the year before',
    'the {body} {announced} the {plan} worth {money} million crowns',
    '{person}, a {role} at the {body}, called the {plan} {adjective}',
    'more than {number} {people} lost access to {thing} when the {event} reached {place}',
    'the {role} told reporters that the {plan} would cost {money} million crowns over {small} years',
    'lawmakers in {place} {announced} a {plan} on {thing} by {number} votes to {small}',
    'the {body} said that {number} {people} had been {harmed} since the {event} began',
    '{person} warned that {thing} in {place} would remain {adjective} until the {plan} was signed',
    'negotiators from {place} and {place} met for {small} days without settling the dispute over {thing}',
    '{measure} {fell} to {money} million crowns, the {body} reported',
    'the {event} in {place} forced the {body} to close {number} kilometres of road',
    'officials had not expected that {people} from {place} would join the {event}',
    'a court in {place} ruled that the {plan} {announced} by {person} was {adjective}',
    'the {plan} gives {people} in {place} until the end of the year to register claims on {thing}',
    'critics say that the {role} never explained why {thing} should be paid for by {people}',
    'an internal paper seen by this newspaper puts the damage from the {event} at {money} million crowns',
  ],

  leads: [
    'On {day}, ',
    'In a statement released on {day}, ',
    'Despite months of talks, ',
    'According to the {body}, ',
    'As reported earlier, ',
    'During a visit to {place}, ',
    'For the second time since {month}, ',
    'Two people familiar with the matter said that ',
  ],

  tails: [
    ', according to the {body}',
    ', {person} said',
    ', a step that opponents called {adjective}',
    ' after weeks of pressure from {people}',
    ', while the {role} declined to comment',
    ', the first such case since {month}',
    ' despite doubts about {thing}',
  ],

  boilerplate: [
    'The ministry did not respond to a request for comment.',
    'The figures could not be verified independently.',
    'This is a developing story and will be updated.',
    'Further talks are expected in the coming weeks.',
  ],

  insertions: list(
    'reportedly, in principle, once again, at short notice, behind closed doors, as expected, for the time being, in part, on paper, by all accounts',
  ),
};

/**
 * Reports of health, schools and courts: other names, words and clauses; half of the sentences name nobody or one name. Held
 * out at first, then looked at: rules were changed after what they got wrong on these.
 */
export const OTHER_WORDS: Vocabulary = {
  firstNames: list(
    'Adele, Bruno, Celeste, Dario, Edith, Fabian, Gloria, Hugo, Ines, Julian, Karin, Lorenz, Marta, Nils, Oriana, Philip, Renata, Stefan, Theresa, Ugo, Vera, Walter, Xenia, Yann',
  ),
  lastNames: list(
    'Aldridge, Bergmann, Calloway, Delacroix, Engstrom, Faraday, Galanis, Holloway, Ingram, Jablonski, Kessler, Lombardi, Mancini, Norgaard, Osterman, Pellegrino, Querini, Rutherford, Salvatore, Thorsen, Underhill, Vasquez, Winterborn, Zambrano, Achterberg, Blackwood',
  ),
  places: list(
    'Alderholt, Brightwater, Cormoran, Dunsmere, Elmhurst, Farrowdale, Glenmoor, Hartwell, Ivybridge, Kirkstead, Langholm, Millhaven, Northam, Oakenfold, Penrith Hill, Quarrington, Redcliff, Stonebeck, Thornbury, Upper Sheldon, Wexcombe, Yarrow',
  ),
  bodies: list(
    'Health Council, School Inspectorate, Court of Appeal, Medicines Agency, Teachers Federation, Audit Commission, Patients Alliance, Food Standards Office, National Library, Science Academy, Housing Trust, Police Board, Nurses Union, Data Regulator, Transport Tribunal, Bar Association',
  ),
  days: list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday'),
  months: list('January, March, April, May, June, July, September, October, November, December'),
  groups: {
    title: rows(
      'doctor|physician; headteacher|principal of the school; barrister|defence lawyer; researcher|scientist; regulator|watchdog; campaigner|activist; surgeon|operating consultant; nurse|ward sister; prosecutor|state attorney',
    ),
    found: rows(
      'found|established|discovered; denied|disputed|contested; feared|worried; confirmed|verified; estimated|calculated; concluded|inferred; complained|protested',
    ),
    remedy: rows(
      'vaccine|jab; screening programme|series of tests; curriculum|teaching plan; guideline|set of instructions; appeal|legal challenge; medicine|drug; licence|permit; bursary|scholarship; database|register of records',
    ),
    group: rows(
      'children|pupils; pensioners|older people; nurses|ward staff; tenants|renters; prisoners|inmates; mothers|new parents; teachers|school staff; migrants|newcomers; apprentices|trainees',
    ),
    ailment: rows(
      'measles|a rash fever; asthma|breathing trouble; diabetes|high blood sugar; dementia|memory loss; influenza|winter flu; burnout|exhaustion; obesity|excess weight',
    ),
    treated: rows(
      'treated|cared for; expelled|sent away; acquitted|cleared; tested|examined; compensated|paid damages; recruited|hired; suspended|barred',
    ),
    quality: rows(
      'effective|successful; unsafe|dangerous; unfair|unjust; outdated|obsolete; popular|well liked; unproven|untested; lengthy|drawn out',
    ),
    moved: rows(
      'rose|went up|increased; shrank|went down|diminished; levelled off|became steady; tripled|grew threefold; halved|was cut in two',
    ),
    rate: rows(
      'attendance|presence in class; mortality|the death rate; literacy|reading ability; reoffending|repeat crime; waiting time|the length of queues; uptake|acceptance',
    ),
    object: rows(
      'school meals|lunches for pupils; emergency wards|accident departments; legal aid|help with court fees; care homes|residences for the old; exam papers|test sheets; ambulance crews|rescue teams; patient files|medical records; playgrounds|play areas',
    ),
  },
  main: [
    'a study of {number} {group} in {place} {found} that the {remedy} was {quality}',
    'the {title} {person} {found} that {object} in {place} had become {quality}',
    '{number} {group} were {treated} for {ailment} at a clinic in {place}',
    '{rate} among {group} {moved} by {percent} per cent, the {body} wrote',
    'the {body} spent {money} thousand pounds on {object} last year',
    'judges at the {body} held that the {remedy} proposed by {person} was {quality}',
    'one in {small} {group} in {place} has never heard of the {remedy}',
    '{person} of the {body} asked why {object} were not open to {group}',
    'the {remedy} costs {money} pounds for each of the {number} {group} who need it',
    'no {title} would say whether {group} had been {treated} before the {remedy} was withdrawn',
    'since the {remedy} came in, {ailment} in {place} has {moved}',
    'a letter signed by {number} {group} calls the {remedy} {quality}',
    'inspectors from the {body} visited {object} in {place} on {small} occasions',
    '{person}, once a {title} in {place}, is to lead the review of {object}',
    'under the new rules {group} must wait {small} weeks for the {remedy}',
  ],
  leads: [
    'Last {day}, ',
    'Asked by the {body}, ',
    'In a report published in {month}, ',
    'After years of complaints, ',
    'To the surprise of {group}, ',
    'At a hearing in {place}, ',
    'Documents show that ',
  ],
  tails: [
    ', as {person} put it',
    ', the {body} added',
    ' although many {group} disagree',
    ', a figure that nobody has explained',
    ' in spite of protests about {object}',
    ', more than at any time since {month}',
  ],
  boilerplate: [
    'The council declined to answer questions.',
    'Names have been changed to protect those involved.',
    'A decision is due before the summer.',
    'Neither side would give further details.',
  ],
  insertions: list(
    'on average, to everyone’s relief, at first, in most cases, as a rule, without warning, at great expense, for now, in private, year after year',
  ),
};
