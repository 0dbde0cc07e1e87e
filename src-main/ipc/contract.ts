/**
 * Every message between the renderer and main, once: name, schema of what is asked, schema of what is answered. It is all
 * that src-renderer and src-main share. The gate parses both directions with these schemas; preload builds
 * `window.desktop` from the names, one method a channel.
 */
// The small build of zod: the contract is bundled into the preload script, which is read at every start.
import * as z from 'zod/mini';

const bytes = z.instanceof(Uint8Array);
const nothing = z.undefined();

/** Commands that the application menu can ask the workspace for. */
export const MENU_COMMANDS = [
  'new-dossier',
  'open-sample-dossier',
  'import-sources',
  'import-folder',
  'fetch-address',
  'new-source-from-clipboard',
  'new-claim',
  'new-note',
  'new-brief',
  'export-pdf',
  'undo',
  'redo',
  'find',
  'search-everything',
  'open-palette',
  'show-shortcuts',
  'toggle-inspector',
  'go-back',
  'go-settings',
  'theme-system',
  'theme-light',
  'theme-dark',
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** Markings that a command can name; the renderer's vocabulary holds the same, and a test compares them. */
export const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

const file = z.object({ name: z.string(), bytes });

const job = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('brief'),
    articles: z.array(file),
    title: z.nullable(z.string()),
    marking: z.enum(MARKINGS),
    template: z.literal('policy-memo'),
  }),
  /** `files` are as they were named; each is read when its turn comes, by its index. */
  z.object({ kind: z.literal('import'), files: z.array(z.string()) }),
]);

const counter = z.int().check(z.nonnegative());

/** Channels that the renderer calls. Every reply is a result: `{ok: true, value}` or `{ok: false, problem}`. */
export const channels = {
  /**
   * Shows the dialog that opens files or a folder, and lists what was chosen. `name` is the path from the chosen folder;
   * `size` is in bytes. `skipped` counts files of other types; `isCut` says that the folder holds more than can be listed.
   */
  chooseSources: {
    request: z.object({
      kind: z.enum(['files', 'folder']),
      extensions: z.array(z.string().check(z.regex(/^[a-z0-9]{1,12}$/))),
    }),
    reply: z.object({
      isCanceled: z.boolean(),
      files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })),
      skipped: z.int(),
      isCut: z.boolean(),
    }),
  },
  /** Reads one file that was chosen in this session. */
  readSource: { request: z.object({ id: z.string() }), reply: bytes },
  /** Lets addresses be fetched, or not. Nothing is fetched before this was called with true. */
  allowNetwork: { request: z.object({ allowed: z.boolean() }), reply: nothing },
  /** Fetches one article. `address` is where it was found after redirects; `name` is a file name that fits its type. */
  fetchAddress: {
    request: z.object({ url: z.string() }),
    reply: z.object({ name: z.string(), address: z.string(), bytes }),
  },
  readClipboard: { request: nothing, reply: z.string() },
  /** Prints static HTML in a hidden window without scripts or network; gives the PDF's bytes. `id` is what `stopPrinting` needs. */
  printHtml: { request: z.object({ html: z.string(), id: z.optional(z.string()) }), reply: bytes },
  /** Ends a running print, whose answer is a problem then. One that has ended is let be. */
  stopPrinting: { request: z.object({ id: z.string() }), reply: nothing },
  /**
   * Asks where to save and writes the file whole or not at all. `path` is null when the analyst cancelled. `extension` is
   * that of the file's type, without the dot; '' keeps whatever name is given.
   */
  saveFile: {
    request: z.object({
      suggestedName: z.string(),
      extension: z.string().check(z.regex(/^[a-z0-9]{0,12}$/)),
      bytes,
    }),
    reply: z.object({ path: z.nullable(z.string()) }),
  },
  /** Shows a file that was saved in this session in the system's file manager. */
  showInFolder: { request: z.object({ path: z.string() }), reply: nothing },
  /** Opens an https address in the system's browser. */
  openLink: { request: z.object({ url: z.string() }), reply: nothing },
  setTheme: { request: z.object({ theme: z.enum(['system', 'light', 'dark']) }), reply: nothing },
  /** The answer to `onCloseRequested`: everything is written, or what could not be. */
  answerClose: { request: z.object({ problem: z.nullable(z.string()) }), reply: nothing },
  /** Headless only: the job that the command line asked for. */
  takeJob: { request: nothing, reply: job },
  /** Headless only: one line of progress. */
  reportStep: { request: z.object({ line: z.string() }), reply: nothing },
  /** Headless only: the bytes of one file of an import. */
  readJobFile: { request: z.object({ index: counter }), reply: bytes },
  /** Headless only: one line of what an import writes. */
  writeJobLine: { request: z.object({ line: z.string() }), reply: nothing },
  /** Headless only: the end of the job. */
  finishJob: {
    request: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('brief'),
        bytes,
        pages: z.int().check(z.positive()),
        claims: counter,
        citations: counter,
      }),
      z.object({ kind: z.literal('import'), read: counter, failed: counter }),
      z.object({ kind: z.literal('failed'), problem: z.string() }),
    ]),
    reply: nothing,
  },
} as const satisfies Record<string, { request: z.ZodMiniType; reply: z.ZodMiniType }>;

/** Messages from main to the workspace. */
export const events = {
  onMenuCommand: z.object({ command: z.enum(MENU_COMMANDS) }),
  onCloseRequested: z.object({}),
} as const satisfies Record<string, z.ZodMiniType>;

export type ChannelName = keyof typeof channels;
export type EventName = keyof typeof events;
export type Request<Name extends ChannelName> = z.infer<(typeof channels)[Name]['request']>;
export type Reply<Name extends ChannelName> = z.infer<(typeof channels)[Name]['reply']>;
export type Event<Name extends EventName> = z.infer<(typeof events)[Name]>;
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: string };
export type Job = z.infer<typeof job>;
export type BriefJob = Extract<Job, { kind: 'brief' }>;

/** The type of `window.desktop`. */
export type Desktop = {
  [Name in ChannelName]: (
    ...request: undefined extends Request<Name> ? [] : [Request<Name>]
  ) => Promise<Answer<Reply<Name>>>;
} & {
  /** Calls `listener` for each message; gives a function that ends that. */
  [Name in EventName]: (listener: (event: Event<Name>) => void) => () => void;
};

/** The prefix of every channel, so that nothing else on the wire can be mistaken for one of ours. */
export const WIRE_PREFIX = 'chancery:';
