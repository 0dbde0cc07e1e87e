/** Menus as data: the host draws none. Accelerators of the application menu work in its windows. */

import { EventEmitter } from 'node:events';
import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import { parseAccelerator, type Shortcut } from '../accelerator.ts';
import { createEvent, supported, unsupported } from '../supported.ts';

let application: Menu | null = null;
let lastCommand = 0;

/** Tells the windows that the accelerators have changed. */
export const menuChanges = new EventEmitter<{ changed: [] }>();

export class MenuItem {
  readonly id: string;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: MenuItemConstructorOptions['role'];
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  readonly commandId: number;
  readonly toolTip: string;
  readonly sublabel: string;
  readonly registerAccelerator: boolean;
  readonly click: (event?: object, window?: object, contents?: object) => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | null = null;

  constructor(options: MenuItemConstructorOptions) {
    lastCommand += 1;
    this.commandId = lastCommand;
    this.id = options.id ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.role = options.role;
    const role = ROLES.get(options.role?.toLowerCase() ?? '');
    this.label = options.label ?? role?.label ?? options.role ?? '';
    this.accelerator = options.accelerator ?? role?.accelerator ?? null;
    this.toolTip = options.toolTip ?? '';
    this.sublabel = options.sublabel ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.registerAccelerator = options.registerAccelerator ?? true;
    const { submenu } = options;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.click = (event = createEvent({}), window = undefined) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.menu?.choose(this);
      if (options.click) options.click(this as never, window as BaseWindow | undefined, event as never);
      else if (this.role !== undefined) runRole(this.role);
    };
    // biome-ignore lint/correctness/noConstructorReturn: reading what the host does not have must throw
    return supported('MenuItem', this);
  }
}

export class Menu {
  items: MenuItem[] = [];

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return supported('Menu', menu);
  }
  static setApplicationMenu(menu: Menu | null): void {
    application = menu;
    menuChanges.emit('changed');
  }
  static getApplicationMenu(): Menu | null {
    return application;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
    if (application !== null) menuChanges.emit('changed');
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
  popup(): void {
    throw unsupported('Menu.popup');
  }
  /** Of radio items that follow each other, one is checked. */
  choose(chosen: MenuItem): void {
    for (const item of this.items) if (item.type === 'radio') item.checked = item === chosen;
  }
}

type Bound = { item: MenuItem; shortcut: Shortcut };

/** Roles whose keys Chromium handles by itself, such as copy, keep doing so. */
function bound(menu: Menu | null): Bound[] {
  return (menu?.items ?? []).flatMap((item) => {
    const inside = bound(item.submenu ?? null);
    const { accelerator } = item;
    if (accelerator === null || !item.registerAccelerator || NATIVE_ROLES.has(item.role?.toLowerCase() ?? ''))
      return inside;
    return [{ item, shortcut: parseAccelerator(accelerator, process.platform) }, ...inside];
  });
}

/** The accelerators of the application menu; their index is what the page reports. */
export function applicationShortcuts(): (Shortcut & { index: number })[] {
  return bound(application).map(({ shortcut }, index) => ({ ...shortcut, index }));
}

/** Runs the item of an accelerator, if it can be used at present. */
export function runShortcut(index: number, window: object): void {
  const item = bound(application)[index]?.item;
  if (item?.enabled && item.visible) item.click(createEvent({ triggeredByAccelerator: true }), window);
}

type RoleAction = () => void;
const roleActions = new Map<string, RoleAction>();

/** The windows say what the roles do; the menu must not know them. */
export function defineRole(role: string, action: RoleAction): void {
  roleActions.set(role.toLowerCase(), action);
}

function runRole(role: string): void {
  const action = roleActions.get(role.toLowerCase());
  if (action === undefined) throw unsupported(`menu role ${role}`);
  action();
}

/** Chromium handles their keys by itself. */
const NATIVE_ROLES = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteandmatchstyle',
  'delete',
  'selectall',
]);
/** Labels and keys that Electron gives to roles, by the role in lower case. */
const ROLES = new Map<string, { label: string; accelerator?: string }>([
  ['undo', { label: 'Undo', accelerator: 'CommandOrControl+Z' }],
  ['redo', { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z' }],
  ['cut', { label: 'Cut', accelerator: 'CommandOrControl+X' }],
  ['copy', { label: 'Copy', accelerator: 'CommandOrControl+C' }],
  ['paste', { label: 'Paste', accelerator: 'CommandOrControl+V' }],
  ['pasteandmatchstyle', { label: 'Paste and Match Style', accelerator: 'Shift+CommandOrControl+V' }],
  ['delete', { label: 'Delete' }],
  ['selectall', { label: 'Select All', accelerator: 'CommandOrControl+A' }],
  ['reload', { label: 'Reload', accelerator: 'CommandOrControl+R' }],
  ['forcereload', { label: 'Force Reload', accelerator: 'Shift+CommandOrControl+R' }],
  ['resetzoom', { label: 'Actual Size', accelerator: 'CommandOrControl+0' }],
  ['zoomin', { label: 'Zoom In', accelerator: 'CommandOrControl+Plus' }],
  ['zoomout', { label: 'Zoom Out', accelerator: 'CommandOrControl+-' }],
  ['togglefullscreen', { label: 'Toggle Full Screen', accelerator: 'F11' }],
  ['minimize', { label: 'Minimize', accelerator: 'CommandOrControl+M' }],
  ['close', { label: 'Close Window', accelerator: 'CommandOrControl+W' }],
  ['quit', { label: 'Quit', accelerator: 'CommandOrControl+Q' }],
  ['about', { label: 'About' }],
]);
