import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { markUnsaved } from '../storage/save-status.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { OpenModal } from './open-modal.tsx';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, at the lower right. */
  actions?: ReactNode;
  width?: 'normal' | 'wide';
  /** It holds text that is stored only by one of its buttons: no stray click and no single Escape may lose that. */
  isForm?: boolean;
};

/** Whether something was typed since a form was opened, and whether the analyst was told that Escape would lose it. */
function useTyped(isForm: boolean, isOpen: boolean) {
  const owner = useId();
  const [isTyped, setTyped] = useState(false);
  const [isWarned, setWarned] = useState(false);
  useEffect(() => {
    if (isOpen) return;
    setTyped(false);
    setWarned(false);
  }, [isOpen]);
  const isHeld = isForm && isOpen && isTyped;
  useEffect(() => {
    markUnsaved(owner, isHeld, 'A dialog holds text that is not stored yet.');
    return () => markUnsaved(owner, false);
  }, [owner, isHeld]);
  const type = (): void => {
    setTyped(true);
    setWarned(false);
  };
  return { isHeld, isWarned, type, warn: () => setWarned(true) };
}

/** The one dialog: modal, closed by Escape or the cross, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, width = 'normal', isForm = false } = props;
  const typed = useTyped(isForm, isOpen);
  const isFirstEscape = typed.isHeld && !typed.isWarned;
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isForm}
      isKeyboardDismissDisabled={isFirstEscape}
    >
      <Modal className={classNames(styles.modal, styles[width])}>
        <OpenModal />
        <AriaDialog className={classNames(styles.dialog)}>
          <div className={styles.header}>
            <Heading slot="title" className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X size={16} />} onPress={onClose} />
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what is typed into its fields */}
          <div
            className={styles.body}
            onInput={typed.type}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && isFirstEscape && !event.nativeEvent.isComposing) typed.warn();
            }}
          >
            {children}
            <p role="status" className={styles.warning}>
              {typed.isHeld && typed.isWarned ? 'Press Escape again to discard what you typed.' : ''}
            </p>
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
