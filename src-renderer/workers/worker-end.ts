/** Why a worker ended, as far as that can be told: one whose script could not be read gives an event without a word. */
export function causeOfEnd(event: Event): string {
  return event instanceof ErrorEvent ? event.message : '';
}
