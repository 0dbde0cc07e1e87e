/**
 * What the bundler puts in the place of the two packages by which Citation.js fetches from the network (`node-fetch`,
 * `sync-fetch`; see electron.vite.config.ts). Bibliographies are read offline: nothing of ours calls it, and nothing can.
 */
// biome-ignore lint/style/noDefaultExport: it stands in for packages that have one
export default function refuseToFetch(): never {
  throw new Error('Bibliographies are read offline.');
}

export const Headers = globalThis.Headers;
