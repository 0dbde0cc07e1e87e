/**
 * Long messages travel in pieces: while one process reads a piece, the next ones are still being written, and the two ends
 * work at the same time. A page reads them one by one, between what else it does. A piece starts with "+" when more follow and
 * with "." when it is the last.
 *
 * Both functions are also sent to the page as source text: they must not use anything outside themselves.
 */

/** Cuts a text, never inside a surrogate pair: a half of one does not survive the protocol's UTF-8. */
export function cutIntoPieces(text: string): string[] {
  const length = 1 << 17;
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > length) {
    const last = text.charCodeAt(start + length - 1);
    const end = last >= 0xd800 && last < 0xdc00 ? start + length - 1 : start + length;
    pieces.push(`+${text.slice(start, end)}`);
    start = end;
  }
  pieces.push(`.${text.slice(start)}`);
  return pieces;
}

/** Gives a function that takes piece after piece and calls `onWhole` with each complete text. */
export function createJoiner(onWhole: (text: string) => void): (piece: string) => void {
  let parts: string[] = [];
  return (piece) => {
    parts.push(piece.slice(1));
    if (piece.startsWith('+')) return;
    const whole = parts.join('');
    parts = [];
    onWhole(whole);
  };
}
