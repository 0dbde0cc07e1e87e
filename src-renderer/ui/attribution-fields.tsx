import { type Attribution, MANNERS, SPEAKERS, type Speaker } from '../domain/vocabularies/attribution.ts';
import { DraftField } from './draft-field.tsx';
import { Select } from './field.tsx';

const NONE = 'none';
const SPEAKER_CHOICES = SPEAKERS.map(({ id, term }) => ({ id, label: term }));
const MANNER_CHOICES = [
  { id: NONE, label: 'None' },
  ...MANNERS.map(({ id, term, definition }) => ({ id, label: term, detail: definition })),
] as const;

/** Who says so, by which cue, in which manner. The writer of a source needs none of the three. */
export function AttributionFields({
  attribution,
  onChange,
  isLive,
  rowClass,
}: {
  attribution: Attribution;
  onChange: (part: Partial<Attribution>) => Promise<boolean> | undefined;
  isLive: boolean;
  rowClass: string;
}) {
  const chooseSpeaker = (speaker: Speaker) =>
    speaker === 'writer' ? onChange({ speaker, who: '', cue: '', manner: null }) : onChange({ speaker });
  return (
    <>
      <Select
        label="Who says so"
        className={rowClass}
        value={attribution.speaker}
        choices={SPEAKER_CHOICES}
        onChange={(speaker) => void chooseSpeaker(speaker)}
      />
      {attribution.speaker !== 'writer' && (
        <>
          <DraftField
            label={attribution.speaker === 'named' ? 'Name' : 'Called'}
            className={rowClass}
            isLive={isLive}
            placeholder={
              attribution.speaker === 'named' ? 'Person or body' : 'As the source says: “officials”'
            }
            value={attribution.who}
            onSave={(who) => onChange({ who })}
          />
          <DraftField
            label="Cue"
            className={rowClass}
            isLive={isLive}
            placeholder="said, according to, suggested"
            value={attribution.cue}
            onSave={(cue) => onChange({ cue })}
          />
          <Select
            label="Manner"
            className={rowClass}
            value={attribution.manner ?? NONE}
            choices={MANNER_CHOICES}
            onChange={(id) => void onChange({ manner: id === NONE ? null : id })}
          />
        </>
      )}
    </>
  );
}
