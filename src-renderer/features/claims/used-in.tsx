import { useLiveQuery } from 'dexie-react-hooks';
import { type ClaimUse, findClaimUses } from '../../domain/brief/uses.ts';
import type { Brief, Claim, Evidence } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import styles from './used-in.module.css';

/** The briefs that lean on a claim: each a door to the place where it does. */
export function UsedIn({ claim, evidence }: { claim: Claim; evidence: readonly Evidence[] }) {
  const { go } = useNavigation();
  const annotationIds = evidence.map((item) => item.annotationId);
  const uses = useLiveQuery(async () => {
    const passages = new Set(annotationIds);
    const [briefs, bodies] = await Promise.all([
      database.briefs.where({ dossierId: claim.dossierId }).toArray(),
      database.briefBodies.where({ dossierId: claim.dossierId }).toArray(),
    ]);
    const contents = new Map(bodies.map((body) => [body.id, body.content]));
    return briefs.flatMap((brief): { brief: Brief; uses: ClaimUse[] }[] => {
      const content = contents.get(brief.id);
      const found = content === undefined ? [] : findClaimUses(content, claim.id, passages);
      return found.length === 0 ? [] : [{ brief, uses: found }];
    });
  }, [claim.id, claim.dossierId, annotationIds.join()]);
  if (uses === undefined || uses.length === 0) return null;
  return (
    <section className={styles.box}>
      <h3>Used in</h3>
      <ul>
        {uses.map((entry) => (
          <li key={entry.brief.id}>
            <button
              type="button"
              className={styles.door}
              onClick={() => go({ view: 'brief', briefId: entry.brief.id, nodeIndex: firstOf(entry.uses) })}
            >
              Brief “{entry.brief.title}”, {describeUses(entry.uses)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the brief states the claim; else where it first cites a passage of its evidence. */
function firstOf(uses: readonly ClaimUse[]): number {
  return (uses.find((use) => use.kind === 'claim-block') ?? uses[0])?.nodeIndex ?? 0;
}

function describeUses(uses: readonly ClaimUse[]): string {
  const citations = uses.filter((use) => use.kind === 'citation').length;
  const cited = citations === 1 ? 'one citation of its evidence' : `${citations} citations of its evidence`;
  const stated = uses.length > citations;
  if (!stated) return cited;
  return citations === 0 ? 'as a key judgement' : `as a key judgement, with ${cited}`;
}
