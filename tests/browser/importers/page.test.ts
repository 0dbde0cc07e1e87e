import { expect, it } from 'vitest';
import type { PageReply } from './page-worker.ts';

const STORY =
  '<p>The gate was opened at seven, the commissioner said, and by noon some nine hundred families had crossed on foot.</p>';

it('pages, archives and mails are read in a worker: no document, no script run, nothing loaded', async () => {
  const page = `<title>The gate</title><nav><a href="/">Home</a></nav><script>globalThis.wasHere = true</script><img src="https://pixel.example/a.gif" onerror="globalThis.wasHere = true"><link rel="stylesheet" href="https://css.example/a.css"><main><h1>The gate</h1>${STORY.repeat(3)}</main>`;
  const deep = `${'<div>'.repeat(100_000)}deep words${'</div>'.repeat(100_000)}`;
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' });
  const reply = await new Promise<PageReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PageReply>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage([
      ['html', page],
      ['html', deep],
      [
        'mhtml',
        `Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${page}\r\n--b--`,
      ],
      [
        'mail',
        `From: a@b.example\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\nContent-Type: text/html\r\n\r\n<p>Words &eacute;.</p>`,
      ],
    ]);
  });
  worker.terminate();
  const story = STORY.replace(/<\/?p>/g, '');
  const text = ['The gate', story, story, story].join('\n\n');
  expect(reply).toEqual({
    texts: [text, 'deep words', text, 'Café\n\nWords é.'],
    fetched: [],
    hasDocument: false,
    wasHere: false,
  });
});
