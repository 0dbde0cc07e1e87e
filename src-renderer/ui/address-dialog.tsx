/** Asks for the address of an article and fetches it. Says where network access is turned on while it is off. */
import { useLiveQuery } from 'dexie-react-hooks';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { readSetting } from '../storage/settings.ts';
import styles from './address-dialog.module.css';
import { Button } from './button.tsx';
import { type ChosenFile, fileOf } from './chosen-files.ts';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { useNavigation } from './navigation.tsx';

type AddressDialogProps = {
  title: string;
  /** The address that stands in the field at first. */
  address?: string;
  onFetched: (file: ChosenFile) => void;
  onClose: () => void;
};

export function AddressDialog({ title, address = '', onFetched, onClose }: AddressDialogProps) {
  const { go } = useNavigation();
  const [url, setUrl] = useState(address);
  const [problem, setProblem] = useState<string | null>(null);
  const [isFetching, setFetching] = useState(false);
  const isAllowed = useLiveQuery(() => readSetting('networkAllowed'), []);
  const isClosed = useIsClosed();
  const fetchIt = async (): Promise<void> => {
    if (isFetching) return;
    setFetching(true);
    setProblem(null);
    const written = /^[a-z]+:/iu.test(url.trim()) ? url.trim() : `https://${url.trim()}`;
    const answer = await window.desktop.fetchAddress({ url: written });
    // Whoever cancelled does not want the page any more, also where it comes after all.
    if (isClosed.current) return;
    setFetching(false);
    if (!answer.ok) setProblem(answer.problem);
    else {
      onFetched(fileOf(answer.value.name, answer.value.bytes, answer.value.address));
      onClose();
    }
  };
  if (isAllowed === undefined) return null;
  const openSettings = (): void => {
    onClose();
    go({ view: 'settings' });
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isForm
      actions={
        isAllowed === true ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              kind="primary"
              isDisabled={url.trim() === '' || isFetching}
              onPress={() => void fetchIt()}
            >
              {isFetching ? 'Fetching…' : 'Fetch'}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button kind="primary" autoFocus onPress={openSettings}>
              Open the settings
            </Button>
          </>
        )
      }
    >
      {isAllowed === true ? (
        <TextField
          label="Address"
          type="url"
          placeholder="https://"
          value={url}
          onChange={(next) => {
            setUrl(next);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && url.trim() !== '') void fetchIt();
          }}
          problem={problem}
          hint="Only this one page is fetched, without pictures, scripts or cookies. The server sees this computer's address."
          autoFocus
        />
      ) : (
        <p className={styles.off}>
          Network access is off: nothing leaves this computer. Turn it on in the settings to fetch articles by
          their address, or save the page in a browser and import the file.
        </p>
      )}
    </Dialog>
  );
}

function useIsClosed(): RefObject<boolean> {
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => {
      isClosed.current = true;
    };
  }, []);
  return isClosed;
}
