/** Vocabulary of the made-up reports of quality-set.ts. None of the people, places or bodies exist. */

const list = (text: string): readonly string[] => text.split(', ');

export const FIRST_NAMES = list(
  'Amina, Boris, Clara, Davit, Elena, Farid, Greta, Hassan, Irina, Jonas, Katya, Leon, Mirela, Nadir, Olga, Pavel, Rosa, Samir, Tamar, Viktor, Yusuf, Zora, Anton, Bela, Dorian',
);
export const LAST_NAMES = list(
  'Abenov, Brandt, Castellan, Dragomir, Elmasri, Ferenczi, Garrow, Halvorsen, Ibrahimov, Jansky, Kovalenko, Lindqvist, Marchetti, Novotny, Okonjo, Petrakis, Quillan, Rashidi, Sorensen, Tadesse, Ulrich, Varga, Wexford, Yamadi, Zelnik, Arbuthnot, Bashir, Corvin, Demirel, Esposito, Fontaine, Gruber, Hadzic, Iversen',
);
export const PLACES = list(
  'Ardenza, Belkovo, Carrow, Drenova, Eskhara, Fallmere, Gorzyn, Halden Bay, Istran, Jarova, Kestrel Point, Lomara, Merrow, Nadirabad, Ostrava Vale, Port Selim, Qasira, Rovensk, Saint Orrin, Tarsk, Ulmen, Veskara, Westmarch, Yelnia, Zamora Hills, Brankovac, Cindar, Delmont, Evershaw, Firuzan',
);
export const BODIES = list(
  'Ministry of Transport, Border Agency, Central Bank, Institute for Fiscal Research, Harbour Authority, Grain Board, Election Commission, Court of Audit, Energy Regulator, National Assembly, Coast Guard, Statistics Office, Railway Union, Relief Council, Chamber of Commerce, Water Directorate, Defence Staff, Farmers League, Press Association, Observer Mission',
);
export const DAYS = list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday');
export const MONTHS = list('January, February, March, April, May, June, July, August, September, October');

/** Each row: words that an editor may put for one another. Other rows of the same kind change what is said. */
const rows = (text: string): readonly (readonly string[])[] => text.split('; ').map((row) => row.split('|'));

export const GROUPS = {
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
} as const;

export type Group = keyof typeof GROUPS;

/** Main clauses. Facts: {person} {place} {body} {number} {percent} {money}; other words stand for a group above. */
export const MAIN = [
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
] as const;

export const LEADS = [
  'On {day}, ',
  'In a statement released on {day}, ',
  'Despite months of talks, ',
  'According to the {body}, ',
  'As reported earlier, ',
  'During a visit to {place}, ',
  'For the second time since {month}, ',
  'Two people familiar with the matter said that ',
] as const;

export const TAILS = [
  ', according to the {body}',
  ', {person} said',
  ', a step that opponents called {adjective}',
  ' after weeks of pressure from {people}',
  ', while the {role} declined to comment',
  ', the first such case since {month}',
  ' despite doubts about {thing}',
] as const;

/** Sentences that stand in many reports, word for word. */
export const BOILERPLATE = [
  'The ministry did not respond to a request for comment.',
  'The figures could not be verified independently.',
  'This is a developing story and will be updated.',
  'Further talks are expected in the coming weeks.',
] as const;

export const INSERTIONS = list(
  'reportedly, in principle, once again, at short notice, behind closed doors, as expected, for the time being, in part, on paper, by all accounts',
);
