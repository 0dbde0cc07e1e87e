/** What a page of the app has stored, taken away, set aside and brought back: quicker than starting the program anew. */
import type { Page } from '@playwright/test';

const STORE = 'chancery';
const KEPT = 'kept-for-tests';

/** Takes away everything that the page's origin stored but what was set aside. From a page without scripts of the app. */
export async function clearStorage(page: Page): Promise<void> {
  await page.evaluate(async (kept) => {
    sessionStorage.clear();
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || name === kept) continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
  }, KEPT);
}

/** Sets the database aside as it is now. */
export function keepDatabase(page: Page): Promise<void> {
  return page.evaluate(copyDatabase, [STORE, KEPT] as const);
}

/** Brings back what was set aside. From a page without scripts of the app, with nothing stored. */
export function restoreDatabase(page: Page): Promise<void> {
  return page.evaluate(copyDatabase, [KEPT, STORE] as const);
}

/** Runs in the page. */
async function copyDatabase([from, to]: readonly [string, string]): Promise<void> {
  const finish = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const source = await finish(indexedDB.open(from));
  const reading = source.transaction([...source.objectStoreNames]);
  const stores = [...source.objectStoreNames].map((name) => {
    const store = reading.objectStore(name);
    const { keyPath, autoIncrement } = store;
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath: path, unique, multiEntry } = store.index(index);
      return { index, path, unique, multiEntry };
    });
    return { name, keyPath, autoIncrement, indexes, reading: finish(store.getAll()) };
  });
  const rows = await Promise.all(stores.map((store) => store.reading));
  const opening = indexedDB.open(to, source.version);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const { index, path, unique, multiEntry } of indexes)
        store.createIndex(index, path, { unique, multiEntry });
    }
  };
  const target = await finish(opening);
  const writing = target.transaction([...target.objectStoreNames], 'readwrite');
  for (const [at, { name }] of stores.entries())
    for (const row of rows[at] ?? []) writing.objectStore(name).put(row);
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onerror = () => reject(writing.error);
  });
  source.close();
  target.close();
}
