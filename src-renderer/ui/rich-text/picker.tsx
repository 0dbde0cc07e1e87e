/**
 * A searchable list that opens at the caret: type, arrows, Enter. The focus returns to the text, and the selection there
 * is as it was.
 */
import { useLayoutEffect, useRef } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { OpenModal } from '../open-modal.tsx';
import { SearchList, type SearchListProps } from '../search-list.tsx';
import styles from './picker.module.css';

export type PickerProps = SearchListProps & {
  /** Where the picker opens: the caret, in the window's pixels. */
  caret: { left: number; top: number; bottom: number };
  onClose: () => void;
};

const WIDTH = 520;
const HEIGHT = 380;
const GAP = 6;
/** At the lower edge, where a message stands; see dialog.module.css. */
const MESSAGES = 110;

/** Render it only while it is open. */
export function Picker(props: PickerProps) {
  const modal = useRef<HTMLDivElement>(null);
  const { left, top, bottom } = props.caret;
  useLayoutEffect(() => {
    const element = modal.current;
    if (element === null) return;
    const floor = innerHeight - MESSAGES;
    const isBelow = bottom + GAP + HEIGHT <= floor || top < floor / 2;
    element.style.left = `${Math.max(GAP, Math.min(left - 40, innerWidth - WIDTH - GAP))}px`;
    element.style.top = isBelow ? `${bottom + GAP}px` : 'auto';
    const fromFloor = Math.max(innerHeight - top + GAP, MESSAGES);
    element.style.bottom = isBelow ? 'auto' : `${fromFloor}px`;
    const room = isBelow ? floor - bottom - 3 * GAP : innerHeight - fromFloor - 2 * GAP;
    element.style.maxHeight = `${Math.min(HEIGHT, room)}px`;
  }, [left, top, bottom]);
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <Modal ref={modal} className={classNames(styles.modal)}>
        <OpenModal />
        <Dialog aria-label={props.label} className={classNames(styles.dialog)}>
          <SearchList {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
