/**
 * The address of the link under the pointer or with the keyboard, at the lower edge, as browsers show it: whoever opens
 * one sees where it leads, whatever its words say.
 */
import { type RefObject, useEffect, useState } from 'react';
import styles from './link-address.module.css';

/** The address of the link around an element; '' where there is none. */
function addressAt(target: EventTarget | null): string {
  const link = target instanceof Element ? target.closest<HTMLElement>('[data-address]') : null;
  if (link === null) return '';
  const address = link.dataset.address ?? '';
  return link instanceof HTMLAnchorElement ? address : `Only https addresses open: ${address}`;
}

/** @param around the element that holds the text */
export function LinkAddress({ around }: { around: RefObject<HTMLElement | null> }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const { current: element } = around;
    const show = ({ target }: Event): void => setAddress(addressAt(target));
    const hide = (): void => setAddress('');
    const shows = ['pointerover', 'focusin'];
    const hides = ['pointerleave', 'focusout'];
    for (const name of shows) element?.addEventListener(name, show);
    for (const name of hides) element?.addEventListener(name, hide);
    return () => {
      for (const name of shows) element?.removeEventListener(name, show);
      for (const name of hides) element?.removeEventListener(name, hide);
    };
  }, [around]);
  return address === '' ? null : (
    <p className={styles.address} data-link-address>
      {address}
    </p>
  );
}
