/**
 * The two right columns that every view fills: the work, under a bar, and the inspector. Below 1100 px the inspector is a
 * drawer over the work. The shell keeps whether it is open (InspectorContext).
 */
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { formatKeys } from './commands.tsx';
import styles from './work-area.module.css';

export type Inspector = { isOpen: boolean; toggle: () => void; open: () => void };

export const InspectorContext = createContext<Inspector>({
  isOpen: true,
  toggle: () => undefined,
  open: () => undefined,
});

/** Whether the inspector is shown, and how to show it (say, when an annotation is chosen). */
export function useInspector(): Inspector {
  return useContext(InspectorContext);
}

export type WorkAreaProps = {
  /** Accessible name of the main region: the view's name. */
  label: string;
  /** What stands in the bar above the work; the inspector's toggle is added at its right. */
  bar: ReactNode;
  children: ReactNode;
  inspector?: ReactNode;
  inspectorLabel?: string;
  /** `paper` for texts and tables, `canvas` for pages that lie on a desk. */
  ground?: 'paper' | 'canvas';
};

export function WorkArea({
  label,
  bar,
  children,
  inspector,
  inspectorLabel,
  ground = 'paper',
}: WorkAreaProps) {
  const { isOpen, toggle } = useInspector();
  const hasInspector = inspector !== undefined;
  return (
    <>
      <main className={classNames(styles.work, styles[ground])} aria-label={label}>
        <div className={styles.bar}>
          <div className={styles.barContent}>{bar}</div>
          {hasInspector && (
            <IconButton
              label={isOpen ? 'Hide the inspector' : 'Show the inspector'}
              keys={formatKeys('Mod+Alt+I')}
              icon={isOpen ? <PanelRightClose size={16} /> : <PanelRightOpen size={16} />}
              isPressed={isOpen}
              onPress={toggle}
            />
          )}
        </div>
        <div className={styles.content}>{children}</div>
      </main>
      {hasInspector && isOpen && (
        <aside className={styles.inspector} aria-label={inspectorLabel ?? 'Inspector'}>
          {inspector}
        </aside>
      )}
    </>
  );
}
