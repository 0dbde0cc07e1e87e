/** Electron's accelerators ("CmdOrCtrl+Shift+O") as what a keyboard event looks like. */
export type Shortcut = { control: boolean; alt: boolean; shift: boolean; meta: boolean; keys: string[] };

const KEYS = new Map<string, string[]>([
  ['plus', ['+', 'numpadadd']],
  ['space', [' ', 'space']],
  ['esc', ['escape']],
  ['return', ['enter']],
  ['up', ['arrowup']],
  ['down', ['arrowdown']],
  ['left', ['arrowleft']],
  ['right', ['arrowright']],
]);

/** `keys` are lower-case names as in KeyboardEvent.key or KeyboardEvent.code. */
export function parseAccelerator(accelerator: string, platform: NodeJS.Platform): Shortcut {
  const shortcut: Shortcut = { control: false, alt: false, shift: false, meta: false, keys: [] };
  const mac = platform === 'darwin';
  for (const part of accelerator.toLowerCase().split('+')) {
    if (part === 'commandorcontrol' || part === 'cmdorctrl') shortcut[mac ? 'meta' : 'control'] = true;
    else if (part === 'control' || part === 'ctrl') shortcut.control = true;
    else if (part === 'command' || part === 'cmd') shortcut.meta = mac;
    else if (part === 'super' || part === 'meta') shortcut.meta = true;
    else if (part === 'alt' || part === 'option') shortcut.alt = true;
    else if (part === 'altgr') shortcut.alt = true;
    else if (part === 'shift') shortcut.shift = true;
    else shortcut.keys = keyNames(part);
  }
  return shortcut;
}

/** With Shift held a digit key's event carries the sign above it: its code tells. */
function keyNames(part: string): string[] {
  if (/^\d$/.test(part)) return [part, `digit${part}`];
  return KEYS.get(part) ?? [part];
}
