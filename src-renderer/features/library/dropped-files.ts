/** Files and folders from a drop or a paste, with what can be said about them before they are read. */
import { fail, succeed } from '../../domain/result.ts';
import { isBibliography } from '../../importers/bibliography.ts';
import { fileTooLarge, formatOf, MAX_FILE_BYTES } from '../../importers/formats.ts';
import type { ChosenFile } from '../../ui/chosen-files.ts';

/** `skipped` counts files of other types in dropped folders. */
export type DroppedFiles = { files: ChosenFile[]; skipped: number };

/** True while files, not text or a link, are dragged. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/**
 * The files of a drop or paste, with those in folders. Must be called while the event is handled: afterwards its items are
 * empty.
 */
export function filesOf(transfer: DataTransfer): Promise<DroppedFiles> {
  const dropped: (File | FileSystemDirectoryEntry)[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) dropped.push(entry as FileSystemDirectoryEntry);
    else if (file !== null) dropped.push(file);
  }
  return collect(dropped);
}

async function collect(dropped: readonly (File | FileSystemDirectoryEntry)[]): Promise<DroppedFiles> {
  const result: DroppedFiles = { files: [], skipped: 0 };
  for (const one of dropped) {
    if (one instanceof File) result.files.push(chosenFile(one.name, one));
    else await collectFolder(one, result);
  }
  return result;
}

async function collectFolder(root: FileSystemDirectoryEntry, result: DroppedFiles): Promise<void> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(folder)) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
      else if (
        !entry.name.includes('.') ||
        !(isBibliography(entry.name) || formatOf(entry.name) !== undefined)
      )
        result.skipped += 1;
      else result.files.push(await entryFile(entry as FileSystemFileEntry));
    }
  }
  result.files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** A reader gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function entryFile(entry: FileSystemFileEntry): Promise<ChosenFile> {
  const name = entry.fullPath.replace(/^\//u, '');
  const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
  return file === null ? { name, read: () => Promise.resolve(fail(UNREADABLE)) } : chosenFile(name, file);
}

const UNREADABLE = 'The file could not be read. It may have been moved, deleted or locked meanwhile.';

function chosenFile(name: string, file: File): ChosenFile {
  return {
    name,
    async read() {
      if (file.size > MAX_FILE_BYTES) return fail(fileTooLarge(file.size));
      try {
        return succeed(new Uint8Array(await file.arrayBuffer()));
      } catch {
        return fail(UNREADABLE);
      }
    },
  };
}
