/** Dialogs in the window. Without a display there is nobody to answer: they reject instead of hanging. */
import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import type { Question } from '../page/question.ts';
import { platform } from '../platform.ts';
import { supported, unsupported } from '../supported.ts';
import { ask, chooseFiles } from '../window-scripts.ts';

type Api = Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;

function needDisplay(name: string): void {
  if (platform.headless) throw new Error(`dialog.${name} needs a display: the Chromium host runs headless`);
}

/** Electron's dialogs take the window first, or leave it out. */
function lastOf<T>(args: unknown[]): T {
  return (args.length > 1 ? args[1] : args[0]) as T;
}

async function showOpenDialog(...args: unknown[]): Promise<OpenDialogReturnValue> {
  needDisplay('showOpenDialog');
  const { properties = [], filters = [] } = lastOf<OpenDialogOptions | undefined>(args) ?? {};
  if (properties.includes('openDirectory')) throw unsupported('dialog property openDirectory');
  const extensions = filters.flatMap((filter) => filter.extensions);
  const accept = extensions.includes('*') ? '' : extensions.map((extension) => `.${extension}`).join(',');
  const filePaths = await chooseFiles({ multiple: properties.includes('multiSelections'), accept });
  return { canceled: filePaths.length === 0, filePaths };
}

/** The browser has no dialog that tells where to save: the path is typed. */
async function showSaveDialog(...args: unknown[]): Promise<SaveDialogReturnValue> {
  needDisplay('showSaveDialog');
  const {
    title = 'Save as',
    defaultPath = '',
    buttonLabel = 'Save',
  } = lastOf<SaveDialogOptions | undefined>(args) ?? {};
  const proposed = path.resolve(os.homedir(), defaultPath);
  const question = {
    message: title,
    detail: '',
    buttons: ['Cancel', buttonLabel],
    defaultId: 1,
    cancelId: 0,
  };
  const { button, text } = await ask({ ...question, text: proposed });
  if (button === 0 || text.trim() === '') return { canceled: true, filePath: '' };
  const typed = text.trim().replace(/^~(?=$|[/\\])/, os.homedir());
  const filePath = path.resolve(path.dirname(proposed), typed);
  if (isFile(filePath) && !(await mayReplace(filePath))) return { canceled: true, filePath: '' };
  return { canceled: false, filePath };
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Native dialogs ask this by themselves, so apps do not. */
async function mayReplace(file: string): Promise<boolean> {
  const detail = `${file} is there already.`;
  const buttons = ['Cancel', 'Replace'];
  const { button } = await ask({
    message: 'Replace the file?',
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    text: null,
  });
  return button === 1;
}

async function showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
  needDisplay('showMessageBox');
  const { button } = await ask(messageQuestion(lastOf<MessageBoxOptions>(args)));
  return { response: button, checkboxChecked: false };
}

/** Without a cancelId, Escape answers the button called Cancel or No, or the first one, as in Electron. */
function messageQuestion(options: MessageBoxOptions): Question {
  const buttons = options.buttons?.length ? options.buttons : ['OK'];
  const cancel = buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label));
  return {
    message: options.message,
    detail: options.detail ?? '',
    buttons: buttons.map((label) => label.replace('&', '')),
    defaultId: options.defaultId ?? 0,
    cancelId: options.cancelId ?? Math.max(0, cancel),
    text: null,
  };
}

function showErrorBox(title: string, content: string): void {
  process.stderr.write(`${title}\n${content}\n`);
  if (platform.headless) return;
  ask(messageQuestion({ message: title, detail: content })).catch(() => {});
}

export const dialog = supported('dialog', {
  showOpenDialog,
  showSaveDialog,
  showMessageBox,
  showErrorBox,
} as Api);
