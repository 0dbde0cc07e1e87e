/** Where the atoms of a text lead: a citation to its passage or source, a claim block to its claim (UX, "Behaviour"). */
import { database } from '../../storage/workspace.ts';
import { useNavigation } from '../navigation.tsx';
import { useToast } from '../toast.tsx';
import type { SessionView } from './document-session.ts';

export function useDoors(): SessionView {
  const { go } = useNavigation();
  const showToast = useToast();
  return {
    openCitation(target) {
      if (target.kind === 'source') {
        go({ view: 'reader', sourceId: target.id });
        return;
      }
      void database.annotations.get(target.id).then((annotation) => {
        if (annotation === undefined)
          showToast({ message: 'The passage is no longer in the dossier. Undo may bring it back.' });
        else go({ view: 'reader', sourceId: annotation.sourceId, annotationId: annotation.id });
      });
    },
    openClaim: (claimId) => go({ view: 'claims', claimId }),
    tell: (message) => showToast({ message }),
  };
}
