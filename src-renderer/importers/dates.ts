/** Dates as articles write them, to ISO 8601. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * ISO 8601 date of a written one: "2025-11-21T08:00Z", "21 November 2025", "Friday, Nov. 21, 2025", "November 2025",
 * "2025". Partial dates stay partial; '' for anything else, also for days that do not exist and for orders that cannot be
 * told apart ("03/04/2025").
 */
export function toIsoDate(written: string): string {
  const trimmed = written.trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/.exec(trimmed);
  if (iso !== null) return isoDate(iso[1], iso[2], iso[3]);
  const bare = trimmed.replace(/^\p{L}+\.?,? (?=[\p{L}\d]+\.? )/u, (weekday) =>
    /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(weekday) ? '' : weekday,
  );
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}+)\.?,? (\d{4})$/u.exec(bare);
  if (dayFirst !== null) return isoDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(bare);
  if (monthFirst !== null) return isoDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const monthOnly = /^(\p{L}+)\.?,? (\d{4})$/u.exec(bare);
  return monthOnly === null ? '' : isoDate(monthOnly[2], monthNumber(monthOnly[1]), undefined);
}

/** '0' where the word is no month, which no date has. */
function monthNumber(word: string | undefined): string {
  return String(MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1);
}

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string {
  if (year === undefined) return '';
  if (month === undefined) return year;
  const monthIndex = Number(month) - 1;
  if (monthIndex < 0 || monthIndex > 11) return '';
  const yearAndMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return yearAndMonth;
  const lastDay = new Date(Date.UTC(Number(year), monthIndex + 1, 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay ? `${yearAndMonth}-${day.padStart(2, '0')}` : '';
}
