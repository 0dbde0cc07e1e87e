/** Sessions: storage, permissions and requests of the windows that share them. */
import type {
  Session as ElectronSession,
  WebContents as ElectronWebContents,
  OnBeforeRequestListenerDetails,
  WebRequest,
} from 'electron';
import { toChromium } from '../addresses.ts';
import type { Session as CdpSession } from '../cdp.ts';
import type { Judge } from '../network.ts';
import { type PermissionPolicy, settlePermissions } from '../permissions.ts';
import { running } from '../platform.ts';
import { HostEmitter, supported, unsupported } from '../supported.ts';
import { createProtocol, type SchemeHandlers } from './protocol.ts';

type RequestHandler = ElectronSession['setPermissionRequestHandler'];
type CheckHandler = ElectronSession['setPermissionCheckHandler'];
type BeforeListener = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
type Api = Pick<
  ElectronSession,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'clearStorageData'
  | 'setSpellCheckerEnabled'
  | 'isSpellCheckerEnabled'
  | 'isPersistent'
>;

let lastRequest = 0;

export class Session extends HostEmitter implements Api {
  readonly protocol: SchemeHandlers['api'];
  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'>;
  private readonly schemes: SchemeHandlers;
  private readonly inMemory: boolean;
  private readonly policy: PermissionPolicy = { request: null, check: null };
  private readonly origins = new Set<string>();
  private readonly contexts = new Map<CdpSession, Promise<string | undefined>>();
  private beforeRequest: { listener: BeforeListener; urls: RegExp[] } | undefined;
  private spellChecker = true;

  constructor(inMemory: boolean) {
    super('session', ['will-download']);
    this.inMemory = inMemory;
    this.schemes = createProtocol();
    this.protocol = this.schemes.api;
    this.webRequest = supported('webRequest', {
      onBeforeRequest: (...args: unknown[]) => this.listenBeforeRequest(args),
    });
    // biome-ignore lint/correctness/noConstructorReturn: reading what the host does not have must throw
    return supported('session', this);
  }

  setPermissionRequestHandler(handler: Parameters<RequestHandler>[0]): void {
    this.policy.request = handler;
  }
  setPermissionCheckHandler(handler: Parameters<CheckHandler>[0]): void {
    this.policy.check = handler;
  }
  /** Chromium gives a page no device without a person choosing it, and the host shows no chooser. */
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }
  isPersistent(): boolean {
    return !this.inMemory;
  }

  async clearStorageData(options?: { origin?: string }): Promise<void> {
    // What lives in memory only, Chromium cannot clear by origin.
    if (this.inMemory) throw unsupported('clearStorageData of a partition in memory');
    const { root } = await running;
    const origins =
      options?.origin === undefined ? [...this.origins] : [toChromium(options.origin).replace(/\/$/, '')];
    for (const origin of origins)
      await root.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }

  /** Chromium's browser context: the profile itself, or one in memory for each other partition. */
  browserContext(root: CdpSession): Promise<string | undefined> {
    const known = this.contexts.get(root);
    if (known) return known;
    const context = this.inMemory
      ? root
          .send('Target.createBrowserContext', { disposeOnDetach: true })
          .then((made) => made.browserContextId)
      : Promise.resolve(undefined);
    this.contexts.set(root, context);
    return context;
  }

  /** Settles the permissions of a document that is about to be loaded, see permissions.ts. */
  async decidePermissions(root: CdpSession, webContents: ElectronWebContents, url: string): Promise<void> {
    const { origin } = new URL(toChromium(url));
    if (origin === 'null') return;
    this.origins.add(origin);
    settlePermissions(root, this.policy, await this.browserContext(root), webContents, url, origin);
  }

  handlerFor(scheme: string): ReturnType<Judge['handlerFor']> {
    return this.schemes.handlerFor(scheme);
  }

  /** Asks the app's webRequest listener. */
  judgeRequest(
    webContentsId: number,
    request: Parameters<Judge['beforeRequest']>[0],
  ): ReturnType<Judge['beforeRequest']> {
    const current = this.beforeRequest;
    if (current === undefined) return Promise.resolve({ cancel: false });
    if (current.urls.length > 0 && !current.urls.some((pattern) => pattern.test(request.url)))
      return Promise.resolve({ cancel: false });
    lastRequest += 1;
    const details = {
      id: lastRequest,
      url: request.url,
      method: request.method,
      webContentsId,
      resourceType: RESOURCE_TYPES.get(request.type) ?? 'other',
      timestamp: Date.now(),
    };
    return new Promise((resolve) => {
      current.listener(details as OnBeforeRequestListenerDetails, ({ cancel, redirectURL }) =>
        resolve({
          cancel: cancel === true,
          ...(redirectURL !== undefined && { redirect: toChromium(redirectURL) }),
        }),
      );
    });
  }

  private listenBeforeRequest(args: unknown[]): void {
    const listener = (args.length > 1 ? args[1] : args[0]) as BeforeListener | null;
    const filter = args.length > 1 ? (args[0] as { urls?: string[] }) : {};
    this.beforeRequest = listener ? { listener, urls: (filter.urls ?? []).map(urlPattern) } : undefined;
  }
}

const RESOURCE_TYPES = new Map([
  ['Document', 'mainFrame'],
  ['Stylesheet', 'stylesheet'],
  ['Script', 'script'],
  ['Image', 'image'],
  ['Font', 'font'],
  ['XHR', 'xhr'],
  ['Fetch', 'xhr'],
  ['Ping', 'ping'],
  ['CSPViolationReport', 'cspReport'],
  ['Media', 'media'],
]);

/** A match pattern of the web extensions, as webRequest filters use them. */
function urlPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i');
}

export const defaultSession = new Session(false);
const partitions = new Map<string, Session>();

/** The session of a partition. Only the default one lasts: Chromium keeps one profile, others live in memory. */
export function fromPartition(partition: string): Session {
  if (partition === '') return defaultSession;
  if (partition.startsWith('persist:')) throw unsupported(`a persistent partition (${partition})`);
  const known = partitions.get(partition);
  if (known) return known;
  const session = new Session(true);
  partitions.set(partition, session);
  return session;
}

export const session = supported('session', { defaultSession, fromPartition });
