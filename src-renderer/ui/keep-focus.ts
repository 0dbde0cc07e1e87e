/** Giving the keyboard to what is not drawn yet. */

/** Frames after which an element that never came is given up. */
const LONGEST_WAIT = 40;

/**
 * Focuses the element that `find` gives, once it is there. What was just stored is drawn only after the database has
 * answered, and moving it draws it anew, which drops the focus: so it is given again, unless something else took it.
 */
export function keepFocusOn(find: () => HTMLElement | null): void {
  let hadFocus = false;
  const look = (framesLeft: number): void => {
    const element = find();
    const { activeElement: active } = document;
    const isLost = active === null || active === document.body;
    if (element !== null && !element.contains(active)) {
      if (hadFocus && !isLost) return;
      element.focus();
    }
    hadFocus ||= element?.contains(document.activeElement) === true;
    if (framesLeft > 0) requestAnimationFrame(() => look(framesLeft - 1));
  };
  requestAnimationFrame(() => look(LONGEST_WAIT));
}
