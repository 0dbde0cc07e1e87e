import { expect, it } from 'vitest';
import { storeZip } from '../../../src-renderer/importers/docx-zip.ts';
import type { WorkerReply } from './offline-worker.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function smallDocx(): Uint8Array {
  const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<w:document ${W}><w:body>${paragraph('Harbour dues rose.')}${paragraph('Nobody paid.')}</w:body></w:document>`,
  };
  return storeZip(new Map(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)])));
}

it('Word documents and bibliographies are read in a worker, without a document and without the network', async () => {
  const worker = new Worker(new URL('./offline-worker.ts', import.meta.url), { type: 'module' });
  const reply = await new Promise<WorkerReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({
      docx: smallDocx(),
      bibliographies: [
        ['a.ris', 'TY  - JOUR\nTI  - Dues\nUR  - https://port.example/a\nDO  - 10.1234/ab\nER  - \n'],
        ['a.bib', "@article{a, title = {Caf{\\'e} dues}, doi = {10.1234/ab}}"],
        ['a.json', '[{"type":"report","title":"Tariff","DOI":"10.1234/ab"}]'],
        ['b.bib', 'https://port.example/a'],
      ],
    });
  });
  worker.terminate();
  expect(reply).toEqual({
    docx: 'Harbour dues rose.\n\nNobody paid.',
    titles: ['Dues', 'Café dues', 'Tariff', 'The file has no bibliography entry in it.'],
    fetched: [],
    hasDocument: false,
  });
});
