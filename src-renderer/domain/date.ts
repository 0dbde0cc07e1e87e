/** The one date formatter, of the interface and of exports: ISO 8601 dates that may be partial, in English words. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for '', '2025', '2025-11' and '2025-11-21' (real days only). */
export function isPartialDate(value: string): boolean {
  if (value === '') return true;
  const [, year, month, day] = PARTIAL_DATE.exec(value) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) && Number(day) > 0;
}

/** '21 November 2025' for '2025-11-21', 'November 2025' for '2025-11'; anything else is given back as it is. */
export function formatDate(value: string, length: 'long' | 'short' = 'long'): string {
  const [, year, month, day] = PARTIAL_DATE.exec(value) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return value;
  const word = length === 'short' ? name.slice(0, 3) : name;
  return day === undefined ? `${word} ${year}` : `${Number(day)} ${word} ${year}`;
}

/** The local day of a time in milliseconds, as an ISO date. */
export function isoDay(time: number): string {
  const date = new Date(time);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A time in milliseconds as its local day and minute: "21 Nov 2025, 14:05". */
export function formatMoment(time: number): string {
  const date = new Date(time);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${formatDate(isoDay(time), 'short')}, ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
