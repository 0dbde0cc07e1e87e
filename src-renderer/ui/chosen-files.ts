/** Files that the analyst chooses to be read, and articles fetched by address: both come through main. */
import { fail, type Result, succeed } from '../domain/result.ts';
import {
  BIBLIOGRAPHY_EXTENSIONS,
  fileTooLarge,
  MAX_FILE_BYTES,
  SUPPORTED_EXTENSIONS,
} from '../importers/formats.ts';

/**
 * A file whose bytes are read when its turn comes. `address` is where it was fetched; `password` opens it, and is kept nowhere
 * else.
 */
export type ChosenFile = {
  name: string;
  address?: string;
  password?: string;
  read: () => Promise<Result<Uint8Array>>;
};

/** `skipped` counts a folder's files of other types; `isCut` says that it holds more files than can be listed. */
export type Choice = { isCanceled: boolean; files: ChosenFile[]; skipped: number; isCut: boolean };

/** Asks for files or a folder to import: of any type that can be, or only of those that hold a text. */
export async function chooseFiles(
  kind: 'files' | 'folder',
  types: 'any' | 'articles',
): Promise<Result<Choice>> {
  const extensions = [...SUPPORTED_EXTENSIONS, ...(types === 'any' ? BIBLIOGRAPHY_EXTENSIONS : [])];
  const chosen = await window.desktop.chooseSources({ kind, extensions });
  if (!chosen.ok) return chosen;
  const files = chosen.value.files.map(({ id, name, size }) => ({
    name,
    read: (): Promise<Result<Uint8Array>> =>
      size > MAX_FILE_BYTES ? Promise.resolve(fail(fileTooLarge(size))) : window.desktop.readSource({ id }),
  }));
  return succeed({ ...chosen.value, files });
}

/** A file of bytes that are at hand. */
export function fileOf(name: string, bytes: Uint8Array, address?: string): ChosenFile {
  return { name, ...(address === undefined ? {} : { address }), read: () => Promise.resolve(succeed(bytes)) };
}

/** What pasted text is called as a file: it is kept as the original. */
const PASTED_NAME = 'Pasted text.txt';

/** A file of pasted text. */
export function fileOfText(text: string): ChosenFile {
  return fileOf(PASTED_NAME, new TextEncoder().encode(text));
}

/** The text of the clipboard as a file. */
export async function fileOfClipboard(): Promise<Result<ChosenFile>> {
  const text = await window.desktop.readClipboard();
  if (!text.ok) return fail(`The clipboard could not be read. ${text.problem}`);
  return text.value.trim() === '' ? fail('The clipboard holds no text.') : succeed(fileOfText(text.value));
}
