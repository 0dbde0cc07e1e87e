import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  citationNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId, BriefId, BriefVersionId, DossierId } from '../../../src-renderer/domain/ids.ts';
import { createIdMaker } from '../../../src-renderer/domain/ids.ts';
import type { RichTextNode } from '../../../src-renderer/domain/records.ts';
import { flushAll } from '../../../src-renderer/storage/autosave.ts';
import {
  addBriefOperations,
  removeBriefOperations,
  saveBriefBody,
} from '../../../src-renderer/storage/briefs.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { getSaveStatus } from '../../../src-renderer/storage/save-status.ts';
import {
  type DocumentSession,
  type DocumentStore,
  startSession,
} from '../../../src-renderer/ui/rich-text/document-session.ts';

const DOSSIER = 'dossier-1' as DossierId;
const makeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);
const say = (...words: string[]): RichTextNode =>
  documentNode(...words.map((text) => paragraphNode(textNode(text))));

let database: ChanceryDatabase;
let briefId: BriefId;
let session: DocumentSession;
let told: string[];
let detach: () => void;

function storeOf(): DocumentStore {
  return {
    owner: `brief:${briefId}:${makeId()}`,
    kind: 'brief',
    label: 'Text',
    placeholder: '',
    dossierId: DOSSIER,
    database,
    read: () => database.briefBodies.get(briefId),
    async write(content, basedOn) {
      const guard = { basedOn, versionId: makeId<BriefVersionId>() };
      const saved = await saveBriefBody(database, briefId, content, guard);
      return { updatedAt: saved.updatedAt, displaced: saved.displaced === null ? null : 'kept aside' };
    },
  };
}

async function open(): Promise<DocumentSession> {
  const store = storeOf();
  const stored = await store.read();
  if (stored === undefined) throw new Error('no brief');
  const started = startSession(store, stored);
  document.body.append(started.element);
  return started;
}

async function stored(): Promise<string> {
  return JSON.stringify((await database.briefBodies.get(briefId))?.content);
}

function type(text: string, where: DocumentSession = session): void {
  where.editor.commands.insertContentAt(where.editor.state.doc.content.size - 1, text);
}

beforeEach(async () => {
  database = new ChanceryDatabase(`test-session-${makeId()}`);
  const { brief, operations } = addBriefOperations(
    { dossierId: DOSSIER, makeId, now: Date.now() },
    {
      title: 'Border',
      template: 'policy-memo',
      front: { to: '', from: '', subject: '', date: '', author: '' },
      marking: 'TLP:CLEAR',
      language: 'en',
      machineDrafted: false,
      content: say('first', 'last'),
    },
  );
  await commit(database, DOSSIER, 'New brief', operations);
  briefId = brief.id;
  told = [];
  session = await open();
  detach = session.attach({
    openCitation: () => undefined,
    openClaim: () => undefined,
    tell: (message) => told.push(message),
  });
});

afterEach(async () => {
  detach();
  vi.restoreAllMocks();
  await session.close().catch(() => undefined);
  session.element.remove();
  await database.delete();
});

describe('autosave of an open document', () => {
  it('says unsaved with the first keystroke, and saved only once it is stored', async () => {
    type(' and more');
    expect(getSaveStatus().kind).toBe('unsaved');
    await session.flush();
    expect(getSaveStatus().kind).toBe('saved');
    expect(await stored()).toContain('last and more');
  });

  it('stores by itself after a pause', async () => {
    type(' by itself');
    await vi.waitFor(async () => expect(await stored()).toContain('last by itself'));
    await vi.waitFor(() => expect(getSaveStatus().kind).toBe('saved'));
  });

  it('writes when the window closes', async () => {
    type(' closing');
    await flushAll();
    expect(await stored()).toContain('last closing');
  });

  it('writes when its view is left', async () => {
    type(' leaving');
    detach();
    await vi.waitFor(async () => expect(await stored()).toContain('last leaving'));
  });

  it('does not write a document that was only looked at', async () => {
    const before = await database.briefBodies.get(briefId);
    session.editor.commands.focus('end');
    session.editor.commands.selectAll();
    await session.flush();
    expect(await database.briefBodies.get(briefId)).toEqual(before);
    expect(getSaveStatus().kind).toBe('saved');
  });

  it('says what failed, keeps the text, and stores it once that works again', async () => {
    const put = vi.spyOn(database.briefBodies, 'put');
    put.mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    type(' precious');
    await expect(session.flush()).rejects.toThrow();
    expect(getSaveStatus()).toMatchObject({
      kind: 'failed',
      problem: expect.stringContaining('disk is full'),
    });
    await expect(flushAll()).rejects.toThrow();
    expect(session.editor.getText()).toContain('precious');
    expect(await stored()).not.toContain('precious');
    put.mockRestore();
    await session.flush();
    expect(await stored()).toContain('last precious');
    expect(getSaveStatus().kind).toBe('saved');
  });

  it('lets the program quit over the last words on a brief that was deleted and is no longer shown', async () => {
    await commit(database, DOSSIER, 'Delete', await removeBriefOperations(database, briefId));
    type(' nobody reads this');
    await expect(session.flush()).rejects.toThrow(/deleted/);
    detach();
    await session.flush();
    expect(await database.briefBodies.count()).toBe(0);
  });
});

describe('a text that is stored by somebody else', () => {
  it('is taken over where nothing was typed, and the caret stays', async () => {
    session.editor.commands.setTextSelection(3);
    await saveBriefBody(database, briefId, say('first', 'in between', 'last'));
    await vi.waitFor(() => expect(session.editor.getText()).toContain('in between'));
    expect(session.editor.state.selection.from).toBe(3);
    type(' after');
    await session.flush();
    expect(told).toEqual([]);
    expect(await stored()).toContain('in between');
  });

  it('is kept as a version where something was typed, and the analyst is told', async () => {
    type(' typed here');
    await saveBriefBody(database, briefId, say('typed elsewhere'));
    await session.flush();
    expect(told).toEqual(['kept aside']);
    expect(await stored()).toContain('last typed here');
    const versions = await database.briefVersions.toArray();
    expect(versions.map(({ content }) => content)).toEqual([say('typed elsewhere')]);
  });

  it('ends the same in two windows that typed at once, and loses neither text', async () => {
    const other = await open();
    type(' mine');
    type(' yours', other);
    await Promise.all([session.flush(), other.flush()]);
    await vi.waitFor(() => expect(session.editor.getText()).toBe(other.editor.getText()));
    const everything = `${await stored()} ${JSON.stringify(await database.briefVersions.toArray())}`;
    expect(everything).toContain('mine');
    expect(everything).toContain('yours');
    await other.close();
    other.element.remove();
  });

  it('is followed through undo of a change that replaced it', async () => {
    const replaced = {
      kind: 'update',
      table: 'briefBodies',
      key: briefId,
      fields: { content: say('restored') },
    };
    await commit(database, DOSSIER, 'Restore version', [replaced as never]);
    await vi.waitFor(() => expect(session.editor.getText()).toBe('restored'));
    await undo(database, DOSSIER);
    await vi.waitFor(() => expect(session.editor.getText()).toContain('last'));
  });

  it('is never written over by an older reading of the store', async () => {
    for (let i = 0; i < 5; i += 1) {
      type(`${i}`);
      await session.flush();
    }
    await session.catchUp();
    expect(session.editor.getText()).toContain('last01234');
  });
});

describe('a damaged document', () => {
  const damaged = {
    type: 'doc',
    content: [{ type: 'hologram', content: [paragraphNode(textNode('words'))] }],
  };

  it('is shown for reading, says why, and stays stored as it is', async () => {
    await saveBriefBody(database, briefId, damaged);
    await vi.waitFor(() => expect(session.problem()).toContain('hologram'));
    expect(session.editor.isEditable).toBe(false);
    expect(session.editor.getText()).toBe('words');
    await session.flush();
    expect(await stored()).toContain('hologram');
  });

  it('is edited as far as it can be read, once that was chosen', async () => {
    await saveBriefBody(database, briefId, damaged);
    await vi.waitFor(() => expect(session.problem()).not.toBeNull());
    session.editWhatCanBeRead();
    expect(session.editor.isEditable).toBe(true);
    await session.flush();
    expect(await stored()).toBe(JSON.stringify(say('words')));
  });
});

describe('citations in the text', () => {
  const cite = (id: string) => citationNode({ kind: 'annotation', id: id as AnnotationId });
  const shown = () =>
    [...session.element.querySelectorAll('[role="doc-noteref"]')].map((node) => node.textContent);

  async function show(...names: string[]): Promise<void> {
    for (const id of ['a', 'b', 'c'])
      await database.annotations.put({
        id,
        dossierId: DOSSIER,
        sourceId: 's',
        tagIds: [],
        anchor: { quote: { exact: `quote ${id}` } },
      } as never);
    await database.sources.put({ id: 's', dossierId: DOSSIER, title: 'Source', reliability: 'B' } as never);
    await saveBriefBody(
      database,
      briefId,
      documentNode(headingNode(2, 'H'), paragraphNode(textNode('x'), ...names.map(cite))),
    );
    await vi.waitFor(() => expect(shown()).toHaveLength(names.length));
  }

  it('show numbers by first appearance, also after one is put before the others', async () => {
    await show('a', 'b', 'a');
    expect(shown()).toEqual(['1', '2', '1']);
    session.editor.commands.insertContentAt(4, cite('c'));
    expect(shown()).toEqual(['1', '2', '3', '2']);
    session.editor.commands.undo();
    expect(shown()).toEqual(['1', '2', '1']);
  });

  it('show a question mark while their passage is gone, and their number when it is back', async () => {
    await show('a', 'b');
    const row = await database.annotations.get('a');
    await database.annotations.delete('a');
    await vi.waitFor(() => expect(shown()).toEqual(['?', '2']));
    const label = session.element.querySelector('[role="doc-noteref"]')?.getAttribute('aria-label');
    expect(label).toContain('Missing passage');
    if (row !== undefined) await database.annotations.put(row);
    await vi.waitFor(() => expect(shown()).toEqual(['1', '2']));
  });

  it('keep their ids through the clipboard, and read as numbers elsewhere', async () => {
    await show('a', 'b');
    const { view } = session.editor;
    session.editor.commands.selectAll();
    const { dom, text } = view.serializeForClipboard(view.state.selection.content());
    expect(dom.innerHTML).toContain('<sup data-annotation="b">[2]</sup>');
    expect(text).toContain('x[1][2]');
    session.editor.commands.focus('end');
    view.pasteHTML(dom.innerHTML);
    expect(shown()).toEqual(['1', '2', '1', '2']);
  });
});

describe('pasting', () => {
  it('leaves out scripts, images, foreign links and styles, and keeps the words', () => {
    session.editor.commands.selectAll();
    session.editor.view.pasteHTML(
      '<h1>Title</h1><p onclick="x()" style="color:red">Hello <b>bold</b><script>alert(1)</script>' +
        '<img src="x" onerror="alert(2)"><a href="javascript:alert(3)">bad</a> <a href="https://ok.example/" target="_blank">good</a></p>' +
        '<table><tr><td colwidth="80" align="right">cell</td></tr></table>',
    );
    const json = JSON.stringify(session.editor.getJSON());
    expect(json).toContain('"level":2');
    expect(json).toContain('https://ok.example/');
    expect(session.editor.getText()).toContain('bad');
    expect(json).not.toMatch(/javascript|alert|onerror|color|target|colwidth|align|"level":1/);
    expect(session.element.querySelector('script, img:not(.ProseMirror-separator), [onclick]')).toBeNull();
  });
});
