/** The templates of briefs, and what a new brief starts with. */
import { policyMemo } from '../../domain/brief/policy-memo.ts';
import { isoDay } from '../../domain/date.ts';
import type { Brief, BriefTemplate, RichTextNode } from '../../domain/records.ts';
import type { Marking } from '../../domain/vocabularies/marking.ts';
import type { NewBrief } from '../../storage/briefs.ts';

export const TEMPLATES = [
  {
    id: 'policy-memo',
    label: 'Policy memo',
    detail: 'Bottom line first, then what was said, the evidence, alternatives, implications and gaps',
  },
] as const satisfies readonly { id: BriefTemplate; label: string; detail: string }[];

export function templateName(template: BriefTemplate): string {
  return TEMPLATES.find(({ id }) => id === template)?.label ?? template;
}

const DOCUMENTS = { 'policy-memo': policyMemo } as const satisfies Record<BriefTemplate, () => RichTextNode>;

/**
 * A brief of a template. Sender and author are those of the brief that was made before it, if there is one.
 * @param now milliseconds since the Unix epoch; its local day is the brief's date
 */
export function newBrief(
  fields: { title: string; template: BriefTemplate; marking: Marking },
  previous: Brief | undefined,
  now: number,
): NewBrief {
  const { from = '', author = '' } = previous?.front ?? {};
  return {
    ...fields,
    front: { to: '', from, subject: fields.title, date: isoDay(now), author },
    language: previous?.language ?? 'en',
    machineDrafted: false,
    content: DOCUMENTS[fields.template](),
  };
}
