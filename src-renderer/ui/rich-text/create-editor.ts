/** Makes the TipTap editor of a document: our schema with its views, keys and plugins. */
import { Editor, Extension, type KeyboardShortcutCommand } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { CitationTarget } from '../../domain/brief/document.ts';
import type { ClaimId } from '../../domain/ids.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { bottomLineView } from './bottom-line-view.ts';
import type { CardStore } from './card.ts';
import { targetOf } from './citation.ts';
import { citationView } from './citation-view.ts';
import type { CitedRecords } from './cited-records.ts';
import { claimIdOf } from './claim-block.ts';
import { claimBlockView, describeClaim } from './claim-block-view.ts';
import { documentPointersPlugin } from './document-pointers.ts';
import { findPlugin } from './find.ts';
import { type DocumentKind, schemaExtensions } from './schema.ts';

export type EditorSetting = {
  kind: DocumentKind;
  label: string;
  placeholder: string;
  element: HTMLElement;
  content: RichTextNode;
  isEditable: boolean;
  records: CitedRecords;
  card: CardStore;
  openCitation: (target: CitationTarget) => void;
  openClaim: (claimId: ClaimId) => void;
};

export function createEditor(setting: EditorSetting): Editor {
  const { kind, records, card, openCitation, openClaim } = setting;
  const views = {
    citation: citationView({ records, card, openCitation }),
    claimBlock: claimBlockView(records, openClaim),
    bottomLine: bottomLineView(),
  };
  const editor = new Editor({
    element: setting.element,
    content: setting.content,
    editable: setting.isEditable,
    extensions: [
      ...schemaExtensions(kind, views),
      Placeholder.configure({ placeholder: setting.placeholder }),
      doors(openCitation, openClaim),
      Extension.create({
        name: 'pointersAndFind',
        addProseMirrorPlugins: () => [documentPointersPlugin(records.follow), findPlugin()],
      }),
    ],
    // The Content-Security-Policy allows no injected style; ours is in rich-text.module.css.
    injectCSS: false,
    editorProps: {
      attributes: { 'aria-label': setting.label, 'aria-multiline': 'true' },
      handleDOMEvents: { keydown: (_view, event) => isWayBack(event) },
    },
  });
  if (kind === 'brief')
    editor.storage.claimBlock.describe = (claimId) => {
      const judgement = records.judgementOf(claimId);
      return judgement === null ? '' : describeClaim(judgement);
    };
  return editor;
}

/**
 * Alt+Left, which comes back from a door. The editor would take it for moving off a selected citation, and the shell would
 * never hear it. On macOS it moves by word, as everywhere there.
 */
function isWayBack(event: KeyboardEvent): boolean {
  return event.altKey && event.key === 'ArrowLeft' && !navigator.platform.startsWith('Mac');
}

/** Enter on a selected citation or claim block goes to what it points to, as a click does. */
function doors(
  openCitation: (target: CitationTarget) => void,
  openClaim: (claimId: ClaimId) => void,
): Extension {
  const open = (node: Node): boolean => {
    const target = targetOf(node);
    const claimId = node.type.name === 'claimBlock' ? claimIdOf(node) : null;
    if (target !== null) openCitation(target);
    if (claimId !== null) openClaim(claimId);
    return target !== null || claimId !== null;
  };
  const enter: KeyboardShortcutCommand = ({ editor }) => {
    const { selection } = editor.state;
    return selection instanceof NodeSelection && open(selection.node);
  };
  return Extension.create({
    name: 'doors',
    priority: 1000,
    addKeyboardShortcuts: () => ({ Enter: enter }),
  });
}

/** Puts another document in the place of the shown one. Only what differs is replaced, so that the caret stays. */
export function replaceDocument(editor: Editor, next: Node): void {
  const { doc, tr } = editor.state;
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  // Where the differing ends overlap (a repeated letter), both are pushed out behind the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const replaced = tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  // A step of undo of its own: taking back what was typed before or after must not take this back with it.
  editor.view.dispatch(closeHistory(replaced));
  editor.view.dispatch(closeHistory(editor.state.tr));
}
