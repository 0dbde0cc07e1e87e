import { expect, it } from 'vitest';
import { toIsoDate } from '../../../src-renderer/importers/dates.ts';

it.each([
  ['2025-11-21', '2025-11-21'],
  ['2025-11-21T08:15:00+05:00', '2025-11-21'],
  ['2025-11', '2025-11'],
  ['2025', '2025'],
  ['21 November 2025', '2025-11-21'],
  ['Fri., 21st Nov. 2025', '2025-11-21'],
  ['Friday, November 21, 2025', '2025-11-21'],
  ['Sept 3 2025', '2025-09-03'],
  ['November 2025', '2025-11'],
  ['29 February 2024', '2024-02-29'],
])('reads %s as %s', (written, iso) => {
  expect(toIsoDate(written)).toBe(iso);
});

it.each(['29 February 2025', '31 June 2025', '2025-13-01', '03/04/2025', 'yesterday', '', '12 Smarch 2025'])(
  'reads no date in "%s"',
  (written) => {
    expect(toIsoDate(written)).toBe('');
  },
);
