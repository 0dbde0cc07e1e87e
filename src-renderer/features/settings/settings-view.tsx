/** Settings of this computer: who works here, what may leave it, how it looks. Each is stored at once. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import { READING_SIZES, readReadingSize, writeReadingSize } from '../../storage/reading-size.ts';
import { readSetting, type Theme, writeSetting } from '../../storage/settings.ts';
import { database } from '../../storage/workspace.ts';
import { classNames } from '../../ui/class-names.ts';
import { DraftField } from '../../ui/draft-field.tsx';
import { Select } from '../../ui/field.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './settings-view.module.css';

const THEMES: readonly { id: Theme; label: string }[] = [
  { id: 'system', label: 'Like the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

export function SettingsView() {
  const { report } = useWorkspace();
  const settings = useLiveQuery(async () => {
    const [analystName, networkAllowed, theme, readingSize] = await Promise.all([
      readSetting('analystName'),
      readSetting('networkAllowed'),
      readSetting('theme'),
      readReadingSize(database),
    ]);
    return {
      analystName: analystName ?? '',
      networkAllowed: networkAllowed ?? false,
      theme: theme ?? 'system',
      readingSize,
    };
  }, []);
  const store = async (write: Promise<void>): Promise<boolean> => {
    try {
      await write;
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };
  return (
    <WorkArea label="Settings" bar={<h1 className={styles.title}>Settings</h1>}>
      {settings !== undefined && (
        <div className={styles.page}>
          <Section title="You" explanation="Your name signs the annotations that you make from now on.">
            <DraftField
              label="Name"
              placeholder="As your colleagues know you"
              keepAs="setting:analystName"
              value={settings.analystName}
              onSave={(name) => store(writeSetting('analystName', name.trim()))}
            />
          </Section>
          <Section
            title="Network"
            explanation="Chancery works offline. With network access on, it fetches one page when you give it an address, over https, without cookies or scripts, and never from private networks. The server then sees this computer’s address. Nothing is ever fetched by itself."
          >
            <Switch
              className={classNames(styles.switch)}
              isSelected={settings.networkAllowed}
              onChange={(isOn) => void store(writeSetting('networkAllowed', isOn))}
            >
              <span className={styles.track} aria-hidden>
                <span className={styles.thumb} />
              </span>
              Let me fetch articles by their address
            </Switch>
          </Section>
          <Section title="Appearance" explanation="How the workspace looks, and how large articles are set.">
            <div className={styles.pair}>
              <Select
                label="Colours"
                value={settings.theme}
                choices={THEMES}
                onChange={(theme) => void store(writeSetting('theme', theme))}
              />
              <Select
                label="Type size of articles"
                value={settings.readingSize}
                choices={READING_SIZES}
                onChange={(size) => void store(writeReadingSize(database, size))}
              />
            </div>
          </Section>
        </div>
      )}
    </WorkArea>
  );
}

function Section(props: { title: string; explanation: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div>
        <h2 className={styles.heading}>{props.title}</h2>
        <p className={styles.explanation}>{props.explanation}</p>
      </div>
      <div>{props.children}</div>
    </section>
  );
}
