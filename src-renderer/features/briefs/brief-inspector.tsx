/** What belongs to a brief: evidence to insert, its outline, its versions. */
import type { Brief } from '../../domain/records.ts';
import { useRememberedState } from '../../ui/remembered-state.ts';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { EvidenceTab } from './evidence-tab.tsx';
import { OutlineTab } from './outline-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';

export function BriefInspector({ brief, session }: { brief: Brief; session: DocumentSession }) {
  const [tab, setTab] = useRememberedState('brief-inspector', 'evidence');
  return (
    <Tabs
      label="About this brief"
      selected={tab}
      onSelect={setTab}
      tabs={[
        { id: 'evidence', label: 'Evidence', content: <EvidenceTab session={session} /> },
        { id: 'outline', label: 'Outline', content: <OutlineTab session={session} /> },
        { id: 'versions', label: 'Versions', content: <VersionsTab brief={brief} session={session} /> },
      ]}
    />
  );
}
