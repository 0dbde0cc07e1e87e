/** Where the system keeps people's files, as Electron's app.getPath names the places. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type FolderName = 'home' | 'appData' | 'temp' | 'desktop' | 'documents' | 'downloads';

export function systemFolder(name: FolderName): string {
  const home = os.homedir();
  if (name === 'home') return home;
  if (name === 'temp') return os.tmpdir();
  if (name === 'appData') return applicationData(home);
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  if (process.platform !== 'linux') return path.join(home, title);
  // "downloads" is called DOWNLOAD there.
  const key = name === 'downloads' ? 'DOWNLOAD' : name.toUpperCase();
  return userFolder(key, home) ?? path.join(home, title);
}

function applicationData(home: string): string {
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? path.join(home, 'AppData', 'Roaming');
  return process.env.XDG_CONFIG_HOME || path.join(home, '.config');
}

/** The file of xdg-user-dirs: lines such as XDG_DOCUMENTS_DIR="$HOME/Dokumente". */
function userFolder(key: string, home: string): string | undefined {
  try {
    const text = readFileSync(path.join(applicationData(home), 'user-dirs.dirs'), 'utf8');
    const value = new RegExp(`^XDG_${key}_DIR="(.*)"$`, 'm').exec(text)?.[1];
    return value?.replace(/^\$HOME/, home);
  } catch {
    return undefined;
  }
}
