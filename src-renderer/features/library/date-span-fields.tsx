/** From a day to a day. A year or a month will do; what is no date stays on screen with the reason and narrows nothing. */
import { useState } from 'react';
import { isPartialDate } from '../../domain/date.ts';
import { TextField } from '../../ui/field.tsx';
import { dateProblem, endProblem, validDate } from '../../ui/typed-dates.ts';
import styles from './filter-button.module.css';
import type { DateSpan } from './source-filter.ts';

const ENDS = [
  { end: 'from', label: 'From', placeholder: '2025-11' },
  { end: 'to', label: 'To', placeholder: '2025-11-21' },
] as const;

export function DateSpanFields({ span, onSpan }: { span: DateSpan; onSpan: (span: DateSpan) => void }) {
  const [typed, setTyped] = useState(span);
  // Cleared from outside.
  const isCleared = span.from === '' && span.to === '';
  const [wasCleared, setWasCleared] = useState(isCleared);
  if (isCleared !== wasCleared) {
    setWasCleared(isCleared);
    if (isCleared && isPartialDate(typed.from) && isPartialDate(typed.to)) setTyped(span);
  }
  const change = (next: DateSpan): void => {
    setTyped(next);
    onSpan({ from: validDate(next.from), to: validDate(next.to) });
  };
  return (
    <div className={styles.span}>
      {ENDS.map(({ end, label, placeholder }, index) => (
        <TextField
          key={end}
          label={label}
          placeholder={placeholder}
          autoFocus={index === 0}
          value={typed[end]}
          onChange={(value) => change({ ...typed, [end]: value })}
          problem={end === 'to' ? endProblem(typed) : dateProblem(typed.from)}
        />
      ))}
      <p className={styles.hint}>A year, a month or a day. Sources without a date are left out.</p>
    </div>
  );
}
