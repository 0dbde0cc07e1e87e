/** Dialogs, shown by the browser. Without a display there is nobody to answer: they reject instead of hanging. */
import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { platform } from '../platform.ts';
import { supported } from '../supported.ts';
import { chooseFiles, runInWindow } from '../window-scripts.ts';

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
  const extensions = filters.flatMap((filter) => filter.extensions).filter((extension) => extension !== '*');
  const filePaths = await chooseFiles({
    multiple: properties.includes('multiSelections'),
    folder: properties.includes('openDirectory') && !properties.includes('openFile'),
    accept: extensions.map((extension) => `.${extension}`).join(','),
  });
  return { canceled: filePaths.length === 0, filePaths };
}

async function showSaveDialog(...args: unknown[]): Promise<SaveDialogReturnValue> {
  needDisplay('showSaveDialog');
  const { title = 'Save as', defaultPath = '' } = lastOf<SaveDialogOptions | undefined>(args) ?? {};
  const answer = await runInWindow(
    `prompt(${JSON.stringify(`${title} (full path)`)}, ${JSON.stringify(defaultPath)})`,
  );
  const filePath = typeof answer === 'string' ? answer.trim() : '';
  return { canceled: filePath === '', filePath };
}

async function showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
  needDisplay('showMessageBox');
  const { message, detail = '', buttons = ['OK'], defaultId = 0, cancelId } = lastOf<MessageBoxOptions>(args);
  const text = detail === '' ? message : `${message}\n\n${detail}`;
  if (buttons.length < 2) {
    await runInWindow(`alert(${JSON.stringify(text)})`);
    return { response: 0, checkboxChecked: false };
  }
  const list = buttons.map((label, index) => `${index + 1}  ${label.replace('&', '')}`).join('\n');
  const answer = await runInWindow(
    `prompt(${JSON.stringify(`${text}\n\n${list}`)}, ${JSON.stringify(`${defaultId + 1}`)})`,
  );
  const chosen = Number(answer) - 1;
  const dismissed =
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label)),
    );
  const valid = answer !== null && Number.isInteger(chosen) && chosen >= 0 && chosen < buttons.length;
  return { response: valid ? chosen : dismissed, checkboxChecked: false };
}

function showErrorBox(title: string, content: string): void {
  process.stderr.write(`${title}\n${content}\n`);
  if (!platform.headless)
    void runInWindow(`alert(${JSON.stringify(`${title}\n\n${content}`)})`).catch(() => {});
}

export const dialog = supported('dialog', {
  showOpenDialog,
  showSaveDialog,
  showMessageBox,
  showErrorBox,
} as Api);
