/** The metadata of one source: what ICD 206 asks for (reference, descriptor) and its reliability. Stored field by field. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ExternalLink } from 'lucide-react';
import { formatDate } from '../domain/date.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/records.ts';
import { RELIABILITIES } from '../domain/vocabularies/grading.ts';
import {
  METADATA_FIELDS,
  METADATA_ORIGINS,
  type MetadataField,
} from '../domain/vocabularies/metadata-origin.ts';
import { SOURCE_KINDS } from '../domain/vocabularies/source-kind.ts';
import { quoteInLabel } from '../storage/label.ts';
import { findSourceProblem, type SourceFields, updateSourceOperations } from '../storage/sources.ts';
import { database } from '../storage/workspace.ts';
import { GradeBadge } from './badge.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { DraftField } from './draft-field.tsx';
import { Select } from './field.tsx';
import { NotesList } from './notes-list.tsx';
import { OriginSection } from './origin-section.tsx';
import { OriginalDetails } from './original-details.tsx';
import styles from './source-form.module.css';
import { SourceTags } from './source-tags.tsx';
import { useToast } from './toast.tsx';
import { useWorkspace } from './workspace.tsx';

export function SourceForm({ sourceId }: { sourceId: SourceId }) {
  const source = useLiveQuery(() => database.sources.get(sourceId), [sourceId]);
  // Keyed: what was typed for one source must never be stored with another.
  return source === undefined ? null : <Form key={source.id} source={source} />;
}

type TextFieldName = Exclude<keyof SourceFields, 'kind' | 'reliability'>;

/** Each field as it stands in "Change … of “Title”". */
const FIELD_NAMES = {
  kind: 'kind',
  title: 'title',
  author: 'author',
  publisher: 'publisher',
  issued: 'publication date',
  accessed: 'retrieval date',
  url: 'address',
  language: 'language',
  doi: 'DOI',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  reliability: 'reliability',
  reliabilityReason: 'reason for reliability',
  descriptor: 'descriptor',
} as const satisfies Record<keyof SourceFields, string>;

const KINDS = SOURCE_KINDS.map(({ id, term }) => ({ id, label: term }));
const GRADES = RELIABILITIES.map(({ id, term }) => ({
  id,
  label: `${id}: ${term}`,
  icon: <GradeBadge reliability={id} />,
}));

function Form({ source }: { source: Source }) {
  const { change } = useWorkspace();
  const save = (fields: Partial<SourceFields>): Promise<boolean> => {
    const [name] = Object.keys(fields) as (keyof SourceFields)[];
    const label = `Change ${FIELD_NAMES[name ?? 'title']} of ${quoteInLabel(source.title)}`;
    // Whoever writes a field answers for it from then on.
    const statedBy = { ...source.statedBy, ...(isStated(name) ? { [name]: 'analyst' as const } : {}) };
    return change(label, updateSourceOperations(source.id, { ...fields, statedBy }));
  };
  const text = (name: TextFieldName) => ({
    value: source[name],
    keepAs: `source:${source.id}:${name}`,
    onSave: (value: string) => save({ [name]: value }),
    findProblem: (value: string) => findSourceProblem(name, value),
    hint: statedWhere(source, name),
  });
  return (
    <div className={styles.form}>
      <DraftField label="Title" rows={2} isOneLine {...text('title')} />
      <div className={styles.pair}>
        <Select label="Kind" value={source.kind} choices={KINDS} onChange={(kind) => void save({ kind })} />
        <DraftField
          label="Language"
          placeholder="en"
          {...text('language')}
          hint={joined(nameOf(source.language), statedWhere(source, 'language'))}
        />
      </div>
      <DraftField label="Author" {...text('author')} />
      <DraftField label="Publisher" {...text('publisher')} />
      <div className={styles.pair}>
        <DraftField
          label="Published"
          placeholder="2025-11-21"
          {...text('issued')}
          hint={joined(inWords(source.issued), statedWhere(source, 'issued'))}
        />
        <DraftField
          label="Retrieved"
          placeholder="2025-11-22"
          {...text('accessed')}
          hint={inWords(source.accessed)}
        />
      </div>
      <div className={styles.address}>
        <DraftField
          label="Address"
          placeholder="https://"
          className={classNames(styles.grow)}
          {...text('url')}
        />
        {source.url.startsWith('https://') && <OpenLink url={source.url} />}
      </div>
      {(source.kind === 'article-journal' ||
        [source.doi, source.volume, source.issue, source.page].some(Boolean)) && (
        <>
          <DraftField label="DOI" placeholder="10.1000/182" {...text('doi')} />
          <div className={styles.triple}>
            <DraftField label="Volume" {...text('volume')} />
            <DraftField label="Issue" {...text('issue')} />
            <DraftField label="Pages" {...text('page')} />
          </div>
        </>
      )}
      <h3 className={styles.heading}>Tags</h3>
      <SourceTags sources={[source]} />
      <OriginSection sourceId={source.id} />
      <h3 className={styles.heading}>Reliability</h3>
      <Select
        label="Grade"
        isLabelHidden
        value={source.reliability}
        choices={GRADES}
        onChange={(reliability) => void save({ reliability })}
      />
      <DraftField label="Reason" rows={2} placeholder="Why this grade" {...text('reliabilityReason')} />
      <h3 className={styles.heading}>Descriptor</h3>
      <DraftField
        label="Descriptor"
        isLabelHidden
        rows={4}
        placeholder="What kind of source it is, its access to what it reports, its bias"
        {...text('descriptor')}
      />
      <h3 className={styles.heading}>Notes</h3>
      <NotesList target={{ kind: 'source', id: source.id }} />
      <OriginalDetails source={source} />
    </div>
  );
}

function isStated(name: string | undefined): name is MetadataField {
  return METADATA_FIELDS.some((field) => field === name);
}

/** "From JSON-LD": where an importer read the field; nothing for what the analyst wrote. */
function statedWhere({ statedBy }: Source, name: string): string | undefined {
  const origin = isStated(name) ? statedBy[name] : undefined;
  if (origin === undefined || origin === 'analyst') return undefined;
  const term = METADATA_ORIGINS.find(({ id }) => id === origin)?.term ?? origin;
  return `From ${/^[A-Z][a-z]+( [a-z]|$)/u.test(term) && !/^(Dublin|Open)/u.test(term) ? `the ${term.toLowerCase()}` : term}`;
}

function joined(...parts: (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(' · ');
}

function OpenLink({ url }: { url: string }) {
  const showToast = useToast();
  const open = async (): Promise<void> => {
    const opened = await window.desktop.openLink({ url });
    if (!opened.ok) showToast({ tone: 'bad', message: `The address was not opened. ${opened.problem}` });
  };
  return (
    <IconButton label="Open in the browser" icon={<ExternalLink size={15} />} onPress={() => void open()} />
  );
}

/** "21 November 2025"; nothing where that says no more than the field does. */
function inWords(date: string): string | undefined {
  const words = formatDate(date);
  return words === date ? undefined : words;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function nameOf(language: string): string | undefined {
  try {
    return language === '' ? undefined : languageNames.of(language);
  } catch {
    return undefined;
  }
}
