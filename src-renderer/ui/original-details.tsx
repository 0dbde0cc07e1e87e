/** The file that a source was imported from, and a way to have it back unchanged. */
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { counted } from '../domain/count.ts';
import type { Source } from '../domain/records.ts';
import { database } from '../storage/workspace.ts';
import { Button } from './button.tsx';
import styles from './original-details.module.css';
import { useToast } from './toast.tsx';
import { useWorkspace } from './workspace.tsx';

type Details = {
  fileName: string;
  address: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** What each is called; '' where it has no name. */
  images: readonly string[];
  pages: number;
};

/** Read once, not live: the bytes are heavy and never change. */
function useDetails({ revisionId }: Source): Details | null {
  const { report } = useWorkspace();
  const [details, setDetails] = useState<Details | null>(null);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([database.originals.where({ revisionId }).first(), database.revisions.get(revisionId)])
      .then(([original, revision]) => {
        if (!isCurrent || original === undefined) return;
        const { fileName, address, mediaType, bytes, sha256 } = original;
        const images = (revision?.images ?? []).map(({ name }) => name.trim());
        const pages = revision?.pages.length ?? 0;
        setDetails({ fileName, address, mediaType, size: bytes.length, sha256, images, pages });
      })
      .catch(report);
    return () => {
      isCurrent = false;
    };
  }, [revisionId, report]);
  return details;
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function OriginalDetails({ source }: { source: Source }) {
  const details = useDetails(source);
  const showToast = useToast();
  const { report } = useWorkspace();
  if (details === null) return null;
  const exportIt = async (): Promise<void> => {
    const original = await database.originals.where({ revisionId: source.revisionId }).first();
    if (original === undefined) return;
    const name = original.fileName.split('/').at(-1) ?? original.fileName;
    const saved = await window.desktop.saveFile({
      suggestedName: name,
      extension: '',
      bytes: original.bytes,
    });
    if (!saved.ok) showToast({ tone: 'bad', message: `The original was not exported. ${saved.problem}` });
    else if (saved.value.path !== null) showToast({ message: `Exported ${saved.value.path}` });
  };
  const contents = [
    sizeInWords(details.size),
    ...(details.pages > 0 ? [counted(details.pages, 'page')] : []),
  ];
  return (
    <section className={styles.original} aria-label="Original">
      <h3 className={styles.heading}>Original</h3>
      <p className={styles.name}>{details.address === '' ? details.fileName : details.address}</p>
      <p className={styles.quiet}>{[details.mediaType, ...contents].join(' · ')}</p>
      <Images names={details.images} />
      <p className={styles.hash} title="SHA-256 of the original’s bytes">
        SHA-256 {details.sha256}
      </p>
      <Button
        size="small"
        icon={<Download size={14} aria-hidden />}
        onPress={() => void exportIt().catch(report)}
      >
        Export the original…
      </Button>
    </section>
  );
}

/** Images are counted and named; the original still holds them. */
function Images({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const known = names.filter((name) => name !== '');
  const total = `${counted(names.length, 'image')}, not kept`;
  if (known.length === 0) return <p className={styles.quiet}>{total}</p>;
  return (
    <details className={styles.quiet}>
      <summary>{total}</summary>
      <ul className={styles.images}>
        {known.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names can be the same, and the list never changes.
          <li key={index}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
