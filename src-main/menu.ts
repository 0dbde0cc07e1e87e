/**
 * The application menu. Items only send a command to the workspace, which knows what it means there. The page handles the
 * keys itself, so that a key in a text field stays with the field: the menu shows them and does not register them.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './ipc/contract.ts';

type Send = (command: MenuCommand) => void;

function item(
  send: Send,
  command: MenuCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  return {
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send(command),
  };
}

/** The menu as data. */
export function menuTemplate(send: Send, isMac: boolean): MenuItemConstructorOptions[] {
  const entry = item.bind(null, send);
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        entry('new-dossier', 'New dossier'),
        entry('open-sample-dossier', 'Open the sample dossier'),
        { type: 'separator' },
        entry('import-sources', 'Import articles…', 'CmdOrCtrl+O'),
        entry('import-folder', 'Import a folder…', 'CmdOrCtrl+Shift+O'),
        entry('fetch-address', 'Fetch an article by its address…', 'CmdOrCtrl+Shift+L'),
        entry('new-source-from-clipboard', 'New source from clipboard', 'CmdOrCtrl+Shift+V'),
        { type: 'separator' },
        entry('new-claim', 'New claim'),
        entry('new-note', 'New note'),
        entry('new-brief', 'New brief', 'CmdOrCtrl+Shift+B'),
        entry('export-pdf', 'Export PDF…', 'CmdOrCtrl+Shift+E'),
        { type: 'separator' },
        entry('go-settings', 'Settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        entry('undo', 'Undo', 'CmdOrCtrl+Z'),
        entry('redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
        { type: 'separator' },
        entry('find', 'Find', 'CmdOrCtrl+F'),
        entry('search-everything', 'Search everything', 'CmdOrCtrl+Shift+F'),
      ],
    },
    {
      label: 'View',
      submenu: [
        entry('open-palette', 'Search or run a command', 'CmdOrCtrl+K'),
        entry('go-back', 'Back', 'Alt+Left'),
        entry('toggle-inspector', 'Show or hide the inspector', 'CmdOrCtrl+Alt+I'),
        { type: 'separator' },
        {
          label: 'Appearance',
          submenu: [
            entry('theme-system', 'Like the system'),
            entry('theme-light', 'Light'),
            entry('theme-dark', 'Dark'),
          ],
        },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: 'Help', submenu: [entry('show-shortcuts', 'Keyboard shortcuts')] },
  ];
}

export function setMenu(send: Send): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send, process.platform === 'darwin')));
}
