/** Nominal typing: an id of one kind of record cannot be passed where another kind is asked for. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
