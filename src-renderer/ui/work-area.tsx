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

/** `uncover` closes it where it is a drawer, which lies over what is worked on. */
export type Inspector = { isOpen: boolean; toggle: () => void; open: () => void; uncover: () => void };

export const InspectorContext = createContext<Inspector>({
  isOpen: true,
  toggle: () => undefined,
  open: () => undefined,
  uncover: () => undefined,
});

/** Whether the inspector is shown, and how to show it (say, when an annotation is chosen). */
export function useInspector(): Inspector {
  return useContext(InspectorContext);
}

export type WorkAreaProps = {
  /** Accessible name of the main region: the view's name. */
  label: string;
  /** What stands in the bar above the work; the inspector's toggle is added at its right. Absent: the work has its own. */
  bar?: ReactNode;
  children: ReactNode;
  inspector?: ReactNode;
  inspectorLabel?: string;
  /** `paper` for texts and tables, `canvas` for pages that lie on a desk. */
  ground?: 'paper' | 'canvas';
  /** Where the inspector lies when it is a drawer: not over what is worked on. */
  drawer?: 'left' | 'right';
};

/** The bar above the work, or above a part of it. */
export function WorkBar({ children, hasToggle }: { children: ReactNode; hasToggle: boolean }) {
  const { isOpen, toggle } = useInspector();
  return (
    <div className={styles.bar}>
      <div className={styles.barContent}>{children}</div>
      {hasToggle && (
        <IconButton
          label={isOpen ? 'Hide the inspector' : 'Show the inspector'}
          keys={formatKeys('Mod+Alt+I')}
          icon={isOpen ? <PanelRightClose size={16} /> : <PanelRightOpen size={16} />}
          isPressed={isOpen}
          onPress={toggle}
        />
      )}
    </div>
  );
}

export function WorkArea({
  label,
  bar,
  children,
  inspector,
  inspectorLabel,
  ground = 'paper',
  drawer = 'right',
}: WorkAreaProps) {
  const { isOpen } = useInspector();
  const hasInspector = inspector !== undefined;
  return (
    <>
      <main className={classNames(styles.work, styles[ground])} aria-label={label}>
        {bar !== undefined && <WorkBar hasToggle={hasInspector}>{bar}</WorkBar>}
        <div className={styles.content}>{children}</div>
      </main>
      {hasInspector && isOpen && (
        <aside
          className={classNames(styles.inspector, styles[drawer])}
          aria-label={inspectorLabel ?? 'Inspector'}
        >
          {inspector}
        </aside>
      )}
    </>
  );
}
