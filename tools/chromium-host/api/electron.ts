/** The module that an app gets for `import … from 'electron'`. */
import { supported, unsupported } from '../supported.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { screen } from './screen.ts';
import { defaultSession, session } from './session.ts';
import { shell } from './shell.ts';
import { webContents } from './web-contents.ts';

/** Names of Electron that must exist, since an import of a missing name fails before the app can say anything. */
const MISSING = [
  ...[
    'autoUpdater',
    'BaseWindow',
    'BrowserView',
    'contentTracing',
    'crashReporter',
    'desktopCapturer',
    'globalShortcut',
  ],
  ...[
    'MessageChannelMain',
    'nativeImage',
    'net',
    'netLog',
    'Notification',
    'powerMonitor',
    'powerSaveBlocker',
  ],
  ...[
    'pushNotifications',
    'safeStorage',
    'ShareMenu',
    'systemPreferences',
    'TouchBar',
    'Tray',
    'utilityProcess',
  ],
  ...[
    'View',
    'webFrameMain',
    'WebContentsView',
    'contextBridge',
    'ipcRenderer',
    'webFrame',
    'webUtils',
    'inAppPurchase',
  ],
];

function missing(name: string): object {
  const fail = () => {
    throw unsupported(name);
  };
  return supported(name, Object.assign(() => fail(), { prototype: {} }) as object as Record<string, never>);
}

const present = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol: defaultSession.protocol,
  screen,
  session,
  shell,
  webContents,
};

export const electron: Record<string, unknown> = {
  ...Object.fromEntries(MISSING.map((name) => [name, missing(name)])),
  ...present,
};
