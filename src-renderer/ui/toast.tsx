/** Short messages at the lower edge: what was done or undone, and what went wrong. Errors stay until dismissed. */
import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './toast.module.css';

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

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const nextId = useRef(0);
  const dismiss = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const show = useCallback<ShowToast>(
    (toast) => {
      nextId.current += 1;
      const id = nextId.current;
      setToasts((shown) => [...shown.slice(-2), { ...toast, id }]);
      if (toast.tone !== 'bad') setTimeout(() => dismiss(id), STAY);
    },
    [dismiss],
  );
  const list = useMemo(
    () =>
      toasts.map((toast) => (
        <div key={toast.id} className={classNames(styles.toast, toast.tone === 'bad' && styles.bad)}>
          <span className={styles.message}>{toast.message}</span>
          {toast.action !== undefined && (
            <Button
              size="small"
              onPress={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton label="Dismiss" icon={<X size={14} />} onPress={() => dismiss(toast.id)} />
        </div>
      )),
    [toasts, dismiss],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext.Provider>
  );
}
