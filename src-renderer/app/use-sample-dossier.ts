import { useCallback, useState } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { useToast } from '../ui/toast.tsx';

/** Opens a fresh copy of the sample dossier; its files are loaded only then. */
export function useSampleDossier(onOpened: (id: DossierId) => void): {
  isOpening: boolean;
  open: () => void;
} {
  const [isOpening, setOpening] = useState(false);
  const showToast = useToast();
  const open = useCallback(async () => {
    setOpening(true);
    try {
      const { openSampleDossier } = await import('./sample-dossier.ts');
      onOpened(await openSampleDossier());
    } catch (error) {
      showToast({
        tone: 'bad',
        message: `The sample dossier could not be opened. ${describeSaveFailure(error)}`,
      });
    } finally {
      setOpening(false);
    }
  }, [onOpened, showToast]);
  return { isOpening, open: () => void open() };
}
