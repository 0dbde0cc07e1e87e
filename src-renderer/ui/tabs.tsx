import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './tabs.module.css';

/** `header` stands above the content and does not scroll with it. */
export type TabEntry = { id: string; label: string; count?: number; header?: ReactNode; content: ReactNode };

/** The tabs of an inspector; each panel scrolls by itself. */
export function Tabs(props: {
  label: string;
  tabs: readonly TabEntry[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  const { label, tabs, selected, onSelect } = props;
  return (
    <AriaTabs
      className={classNames(styles.tabs)}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <TabList aria-label={label} className={classNames(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && ` ${tab.count.toLocaleString('en')}`}
          </Tab>
        ))}
      </TabList>
      {tabs.find(({ id }) => id === selected)?.header}
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {/* Nothing is left in a panel on its way out: the widget looks through it for what could take the focus, which has all of
              it laid out, also what is never in view. */}
          {tab.id === selected && tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
