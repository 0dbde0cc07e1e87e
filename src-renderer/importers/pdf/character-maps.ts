/** The character maps that come with pdf.js: static files of the program, in Node those of the package. */

const isNode = typeof process === 'object' && typeof process.getBuiltinModule === 'function';

/** Address of each map by its path. Vite writes this out; Node, which does not know `glob`, never asks. */
const ADDRESSES: Record<string, string> = isNode
  ? {}
  : import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
      query: '?url',
      import: 'default',
      eager: true,
    });

/** @throws where there is no map of that name */
export async function readCharacterMap(fileName: string): Promise<Uint8Array> {
  if (!/^[\w-]+\.bcmap$/.test(fileName)) throw new Error(`No such character map: ${fileName}`);
  if (isNode) {
    const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
    const path = require.resolve(`pdfjs-dist/cmaps/${fileName}`);
    return new Uint8Array(await process.getBuiltinModule('node:fs').promises.readFile(path));
  }
  const address = ADDRESSES[`../../../node_modules/pdfjs-dist/cmaps/${fileName}`];
  if (address === undefined) throw new Error(`No such character map: ${fileName}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`No such character map: ${fileName}`);
  return new Uint8Array(await response.arrayBuffer());
}
