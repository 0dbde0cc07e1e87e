/** Between two texts: dragged or moved by keys, it gives one of them more room. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './panes.module.css';

/** Per cent of the room that the left text has. */
export const EVEN = 50;
const LEAST = 25;
const MOST = 75;
const STEP = 5;

const clamp = (share: number): number => Math.min(MOST, Math.max(LEAST, Math.round(share)));

/** Where a key moves the divider; null for other keys. */
function shareOfKey(key: string, share: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return clamp(share - STEP);
    case 'ArrowRight':
      return clamp(share + STEP);
    case 'Home':
      return LEAST;
    case 'End':
      return MOST;
    case 'Enter':
      return EVEN;
    default:
      return null;
  }
}

export function PaneDivider({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const element = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const next = shareOfKey(event.key, share);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChange(next);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const room = element.current?.parentElement?.getBoundingClientRect();
    if (room === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onChange(clamp(((event.clientX - room.left) / room.width) * 100));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; a separator with a value can (WAI-ARIA 1.2).
    <div
      ref={element}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the left text, in per cent"
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      className={styles.divider}
      title="Drag to share the room; double-click for halves"
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onChange(EVEN)}
    />
  );
}
