/**
 * Ten thousand made-up reports of 5,000 characters, the same in every run: words are drawn by their rank as in English (the
 * n-th most frequent about 1/n as often as the first), and the sentences of search-queries.json stand in documents of their own.
 * What a query ought to find is so known beforehand.
 */
import queries from '../../fixtures/search-queries.json' with { type: 'json' };

export type Report = { id: string; title: string; text: string };

/** `relevant` are the ids of the reports that ought to be found first. */
export type Judged = { kind: string; typed: string; relevant: ReadonlySet<string> };

export type Corpus = { reports: Report[]; judged: Judged[] };

const CHARACTERS = 5000;
const TAIL = 40_000;

/** The most frequent words, most frequent first. None of them is one that a query asks for alone. */
const HEAD =
  'the of to and in a that for is on was said with as by it at from be he has are have an not will were they which their had its who this but been would also more about or than after one his new people government two we over could up last when she there into other all some if out year three many most country first officials security military time against between state years region foreign can police president week under military made now says before such minister since during international those including where her political these part national while month should public group border told because forces even per reported percent may only month day war support city area no report attack attacks called way several four own power army did being through economic billion well million local killed do party late election oil water members trade northern southern must leader five days near reports agency law energy end still both senior near known control line use peace talks council next used following plan according work him help groups east west aid set media high expected later law food need deal long another statement home market major say put number south north official already court take meeting efforts crisis among come air took system children policy increase least right within far case nation without former capital spokesman province ministry company attempt prime general information health held prices force work left led further evidence service data level open half sector found place role month show women issue move across order cut human find former process interest decision response budget river bridge road school hospital district village'
    .split(' ')
    .filter((word, index, all) => all.indexOf(word) === index);

const SYLLABLES =
  'ba be bo bra ca ce chi co cu da de di dor du el en er es fa fe fi for ga ge gra ha he hi hor in is ja ka ke kha la le li lo lu ma me mi mo mun na ne ni no nor o pa per pi po pra qua ra re ri ro sa se sha si so sta su ta te ti to tra tu un ur va ve vi vo wa wel ya za zi'.split(
    ' ',
  );

/** Mulberry32: the same numbers in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function makeVocabulary(random: () => number): string[] {
  const words = new Set(HEAD);
  const pick = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ba';
  while (words.size < HEAD.length + TAIL) {
    const count = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length: count }, pick).join(''));
  }
  return [...words];
}

/** Draws ranks so that rank n comes about 1/n as often as rank 1: by inverting the sum of 1/n. */
function createRankDraw(random: () => number, count: number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function makeReport(id: number, random: () => number, drawWord: () => string): Report {
  const sentences: string[] = [];
  let length = 0;
  while (length < CHARACTERS) {
    const words = Array.from({ length: 8 + Math.floor(random() * 18) }, drawWord);
    // Names are capitalised, as a third of the rare words of a report are.
    const sentence = `${capital(words.join(' '))}.`;
    length += sentence.length + 1;
    sentences.push(sentence);
  }
  const breaks = sentences.map((sentence, index) => (index % 5 === 4 ? `${sentence}\n\n` : `${sentence} `));
  const title = capital(Array.from({ length: 7 }, drawWord).join(' '));
  return { id: `report-${id}`, title, text: breaks.join('').trim() };
}

/** Puts a sentence into the middle of a text. */
function plant(report: Report, sentence: string, random: () => number): void {
  const end = report.text.indexOf('. ', Math.floor(random() * report.text.length * 0.8));
  const at = end < 0 ? 0 : end + 2;
  report.text = `${report.text.slice(0, at)}${sentence} ${report.text.slice(at)}`;
}

/** @param count of reports; each that a query asks for is one of them */
export function makeCorpus(count: number): Corpus {
  const random = createRandom(20_251_121);
  const vocabulary = makeVocabulary(random);
  const drawRank = createRankDraw(random, vocabulary.length);
  const drawWord = (): string => vocabulary[drawRank()] ?? 'the';
  const reports = Array.from({ length: count }, (_, id) => makeReport(id, random, drawWord));
  // Reports with planted sentences lie anywhere among the others; none gets two.
  const free = reports.map((_, index) => index);
  const takeReport = (): Report => {
    const [index] = free.splice(Math.floor(random() * free.length), 1);
    const report = index === undefined ? undefined : reports[index];
    if (report === undefined) throw new RangeError('more sentences than reports');
    return report;
  };
  const judged = queries.map(({ kind, typed, relevant, near }) => {
    const ids = relevant.map(({ title, text }) => {
      const report = takeReport();
      if (title !== '') report.title = title;
      plant(report, text, random);
      return report.id;
    });
    for (const { text, documents } of near)
      for (let done = 0; done < documents; done += 1) plant(takeReport(), text, random);
    return { kind, typed, relevant: new Set(ids) };
  });
  return { reports, judged };
}
