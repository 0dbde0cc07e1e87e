import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, at the lower right. */
  actions?: ReactNode;
  width?: 'normal' | 'wide';
};

/** The one dialog: modal, closed by Escape or the cross, focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, width = 'normal' }: DialogProps) {
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className={classNames(styles.modal, styles[width])}>
        <AriaDialog className={classNames(styles.dialog)}>
          <div className={styles.header}>
            <Heading slot="title" className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton label="Close" icon={<X size={16} />} onPress={onClose} />
          </div>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
