/** A modal question drawn over the page, where Electron would open a native box. Sent as source text. */

export type Question = {
  message: string;
  detail: string;
  buttons: string[];
  /** Index of the button that Enter presses. */
  defaultId: number;
  /** What Escape answers. */
  cancelId: number;
  /** With a text there is a field, filled with it. */
  text: string | null;
};
export type Reply = { button: number; text: string };

/** Resolves with the button that was pressed. Uses no inline style or markup: the page's policy may forbid both. */
export function askQuestion(question: Question): Promise<Reply> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    dialog { box-sizing: border-box; width: min(32rem, 90vw); padding: 1.25rem 1.5rem; border: 1px solid #8886;
      border-radius: 8px; background: Canvas; color: CanvasText; font: 14px/1.5 system-ui, sans-serif; color-scheme: light dark; }
    dialog::backdrop { background: #0006; }
    h2 { margin: 0 0 .5rem; font-size: 15px; }
    p { margin: 0 0 1rem; white-space: pre-line; }
    input { box-sizing: border-box; width: 100%; margin: 0 0 1rem; padding: .4rem .5rem; font: inherit; }
    footer { display: flex; justify-content: flex-end; gap: .5rem; flex-wrap: wrap; }
    button { padding: .35rem .9rem; font: inherit; }`);
  const holder = document.createElement('div');
  const root = holder.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sheet];
  const dialog = document.createElement('dialog');
  const add = <K extends keyof HTMLElementTagNameMap>(
    parent: Node,
    tag: K,
    text: string,
  ): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  };
  add(dialog, 'h2', question.message).id = 'message';
  dialog.setAttribute('aria-labelledby', 'message');
  if (question.detail !== '') {
    add(dialog, 'p', question.detail).id = 'detail';
    dialog.setAttribute('aria-describedby', 'detail');
  }
  const field = question.text === null ? undefined : add(dialog, 'input', '');
  field?.setAttribute('aria-labelledby', 'message');
  if (field) field.value = question.text ?? '';
  const bar = add(dialog, 'footer', '');
  root.append(dialog);
  document.documentElement.append(holder);
  return new Promise((resolve) => {
    const answer = (button: number): void => {
      dialog.close();
      holder.remove();
      resolve({ button, text: field?.value ?? '' });
    };
    question.buttons.forEach((label, index) => {
      const button = add(bar, 'button', label);
      button.addEventListener('click', () => answer(index));
      if (index === question.defaultId) button.autofocus = field === undefined;
    });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      answer(question.cancelId);
    });
    // The page's own shortcuts must not see what is typed here.
    dialog.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (field && event.key === 'Enter' && event.target === field) answer(question.defaultId);
    });
    dialog.showModal();
    field?.focus();
    field?.select();
  });
}
