/**
 * A number with its noun: "1 source", "3 sources", "12,400 words". The digits are grouped as English groups them.
 * @param many the plural where it is not the singular with an s: "passages and sources", "sources were"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
