/** The bottom line in the editor, led by its name unless the analyst wrote that, as exporters print it. */
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import styles from './atoms.module.css';

function isNamed(node: Node): boolean {
  return /^\s*bottom line\b/i.test(node.firstChild?.textContent ?? '');
}

export function bottomLineView(): NodeViewRenderer {
  return ({ node: firstNode }) => {
    const dom = document.createElement('section');
    dom.className = styles.bottomLine ?? '';
    dom.setAttribute('aria-label', 'Bottom line');
    const draw = (node: Node): void => {
      dom.classList.toggle(styles.unnamed ?? '', !isNamed(node));
    };
    draw(firstNode);
    return {
      dom,
      contentDOM: dom,
      update(node) {
        if (node.type.name !== 'bottomLine') return false;
        draw(node);
        return true;
      },
      // The class is ours; everything else is text that the analyst types.
      ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
    };
  };
}
