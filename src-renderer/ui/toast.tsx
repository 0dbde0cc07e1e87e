/**
 * Short messages at the lower edge: what was done or undone, and what went wrong. Errors stay until dismissed. While a dialog is
 * open only the newest is shown, in the room that dialogs leave for it (dialog.module.css): none covers what is to be pressed.
 */
import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { useModalOpen } from './open-modal.tsx';
import styles from './toast.module.css';
import { useUnexpectedErrors } from './unexpected-errors.ts';

export type Toast = {
  message: string;
  tone?: 'neutral' | 'bad';
  action?: { label: string; run: () => void };
};

type ShownToast = Toast & { id: number };
type ShowToast = (toast: Toast) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

/** Milliseconds that a message without an error stays. */
const STAY = 7000;

/** Shows a message. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** How many messages are shown at once. */
const MOST = 3;

/** Makes room for one more: what is only told goes first, the oldest first; an error goes only where all are errors. */
function makeRoom(shown: readonly ShownToast[]): readonly ShownToast[] {
  if (shown.length < MOST) return shown;
  const leaving = shown.find((toast) => toast.tone !== 'bad') ?? shown[0];
  return shown.filter((toast) => toast !== leaving);
}

/** Dismisses after `STAY`, but not while the pointer or the focus is on any message: it may be about to press Undo. */
function useExpiry(dismiss: (id: number) => void) {
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout> | null>());
  const isHeld = useRef(false);
  return useMemo(() => {
    const start = (id: number): void => {
      const timer = isHeld.current ? null : setTimeout(() => end(id), STAY);
      timers.current.set(id, timer);
    };
    const end = (id: number): void => {
      timers.current.delete(id);
      dismiss(id);
    };
    const hold = (held: boolean): void => {
      if (held === isHeld.current) return;
      isHeld.current = held;
      for (const [id, timer] of [...timers.current]) {
        clearTimeout(timer ?? undefined);
        start(id);
      }
    };
    return { start, hold };
  }, [dismiss]);
}

/**
 * F6 goes to the newest message, to its action where it has one, and from there back to where the focus was. Not out of a
 * dialog: what a message offers leads away from it, or changes what is edited in it.
 */
function useWayToToasts(region: RefObject<HTMLDivElement | null>, isClosed: boolean): void {
  useEffect(() => {
    if (isClosed) return undefined;
    let cameFrom: HTMLElement | null = null;
    const press = (event: KeyboardEvent): void => {
      const newest = region.current?.lastElementChild;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== 'F6' || !isPlain || event.defaultPrevented || !newest) return;
      event.preventDefault();
      const { activeElement: active } = document;
      if (region.current?.contains(active)) {
        cameFrom?.focus();
        return;
      }
      cameFrom = active instanceof HTMLElement ? active : null;
      newest.querySelector('button')?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [region, isClosed]);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const nextId = useRef(0);
  const region = useRef<HTMLDivElement>(null);
  const dismiss = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const expiry = useExpiry(dismiss);
  const isFolded = useModalOpen();
  useWayToToasts(region, isFolded);
  const show = useCallback<ShowToast>(
    (toast) => {
      nextId.current += 1;
      const id = nextId.current;
      setToasts((shown) => [...makeRoom(shown), { ...toast, id }]);
      if (toast.tone !== 'bad') expiry.start(id);
    },
    [expiry],
  );
  useUnexpectedErrors(useCallback((message) => show({ tone: 'bad', message }), [show]));
  const isHovered = useRef(false);
  const isFocused = useRef(false);
  // None goes that could not be acted on, or that another one hid.
  const hold = useCallback(
    () => expiry.hold(isHovered.current || isFocused.current || isFolded),
    [expiry, isFolded],
  );
  useEffect(hold, [hold]);
  // What has the pointer or the focus is taken away without a word by its own button: nothing is held any more then.
  useEffect(() => {
    if (toasts.length > 0) return;
    isHovered.current = false;
    isFocused.current = false;
    hold();
  }, [toasts, hold]);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div
        ref={region}
        className={classNames(styles.region, isFolded && styles.folded)}
        // Read aloud also beside a dialog.
        data-react-aria-top-layer
        role="status"
        aria-live="polite"
        onPointerEnter={() => {
          isHovered.current = true;
          hold();
        }}
        onPointerLeave={() => {
          isHovered.current = false;
          hold();
        }}
        onFocus={() => {
          isFocused.current = true;
          hold();
        }}
        onBlur={(event) => {
          isFocused.current = event.currentTarget.contains(event.relatedTarget);
          hold();
        }}
      >
        {toasts.map((toast, index) => (
          <ToastRow
            key={toast.id}
            toast={toast}
            earlier={isFolded ? index : 0}
            onDismiss={() => dismiss(toast.id)}
          />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** `earlier` is the number of messages that are hidden behind this one. */
function ToastRow({
  toast,
  earlier,
  onDismiss,
}: {
  toast: ShownToast;
  earlier: number;
  onDismiss: () => void;
}) {
  const { message, tone, action } = toast;
  return (
    <div className={classNames(styles.toast, tone === 'bad' && styles.bad)}>
      <span className={styles.message}>{message}</span>
      {earlier > 0 && <span className={styles.earlier}>{earlier} earlier</span>}
      {action !== undefined && (
        <Button
          size="small"
          onPress={() => {
            action.run();
            onDismiss();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X size={14} />} onPress={onDismiss} />
    </div>
  );
}
