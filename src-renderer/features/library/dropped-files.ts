/** Files from a drop or a paste, with what can be said about them before they are read. */
import { fail, succeed } from '../../domain/result.ts';
import { MAX_TEXT_BYTES, tooLarge } from '../../importers/decode.ts';
import type { ImportFile } from './import-run.ts';

/** The files of a drop or paste. Folders are among them, and say so when they are read. */
export function filesOf(transfer: DataTransfer): ImportFile[] {
  const files: ImportFile[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    // Both must be asked for now: after the event has been handled the items are empty.
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
    const file = item.getAsFile();
    if (file !== null) files.push(isFolder ? folder(file.name) : importFile(file));
  }
  return files;
}

/** True while files, not text or a link, are dragged. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

function folder(name: string): ImportFile {
  return {
    name,
    read: () => Promise.resolve(fail('This is a folder. Drop the files in it instead.')),
  };
}

function importFile(file: File): ImportFile {
  return {
    name: file.name,
    async read() {
      if (file.size > MAX_TEXT_BYTES) return fail(tooLarge(file.size));
      try {
        return succeed(new Uint8Array(await file.arrayBuffer()));
      } catch {
        return fail('The file could not be read. It may have been moved, deleted or locked meanwhile.');
      }
    },
  };
}
