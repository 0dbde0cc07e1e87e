/**
 * The peers as far as benchmarks use them. They are installed when a benchmark first needs them, and types are checked
 * without them.
 */
declare module 'flexsearch';
declare module 'minisearch';
