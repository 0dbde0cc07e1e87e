/** A worker such as the program's: it answers each PDF with what importing it gives. */
import { parsePdf } from '../../../src-renderer/importers/pdf.ts';

self.addEventListener('message', async ({ data }: MessageEvent<Uint8Array>) => {
  self.postMessage(await parsePdf(data));
});
