/** Messages between one page's preload world and the app. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { answerInvoke, deliverSend } from './api/ipc-main.ts';
import type { Session } from './cdp.ts';
import type { FrameTree } from './frames.ts';
import { createJoiner, cutIntoPieces } from './page/pieces.ts';
import type { PreloadConfig } from './page/preload-world.ts';
import { mainWorldScript, preloadWorldScript } from './page/scripts.ts';
import { platform } from './platform.ts';

const WORLD = 'Electron Isolated Context';

type FromPage = { kind: string; call?: number; channel?: string; args?: string; index?: number } & {
  url?: string;
  target?: string;
  features?: string;
};
export type PageRequests = {
  /** A new document is there and its preload world listens. */
  onDocument: () => void;
  onShortcut: (index: number) => void;
  onClose: () => void;
  /** The page wants to go to an address that makes no request. */
  onNavigate: (url: string) => void;
  onOpen: (request: { url: string; frameName: string; features: string }) => void;
};

export class Messages {
  private readonly session: Session;
  private readonly frames: FrameTree;
  private readonly sender: object;
  private readonly requests: PageRequests;
  private readonly config: PreloadConfig;
  /** Messages that have come in part, by the world they come from. */
  private readonly joiners = new Map<number, (piece: string) => void>();
  /** The main frame's preload world; there is none while a document is being replaced. */
  private context: number | undefined;

  constructor(session: Session, frames: FrameTree, sender: object, requests: PageRequests) {
    this.session = session;
    this.frames = frames;
    this.sender = sender;
    this.requests = requests;
    // Names that the page's scripts cannot guess: knowing one would let them speak as the preload script.
    const name = () => `_${randomUUID().replaceAll('-', '')}`;
    const versions = {
      electron: platform.electronVersion,
      chrome: process.versions.chrome,
      node: process.versions.node,
    };
    const shown = { type: 'renderer', platform: process.platform, arch: process.arch, sandboxed: true };
    this.config = {
      binding: name(),
      receiver: name(),
      toPage: name(),
      toPreload: name(),
      process: { ...shown, contextIsolated: true, versions, env: {}, argv: [] },
    };
  }

  async install(preloadFile: string | undefined): Promise<void> {
    const { session } = this;
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.config.binding) this.joinerOf(executionContextId)(payload);
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as { frameId?: string } | undefined;
      if (context.name === WORLD && this.frames.isMain(data?.frameId)) this.context = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.joiners.delete(executionContextId);
      if (this.context === executionContextId) this.context = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.joiners.clear();
      this.context = undefined;
    });
    await session.send('Runtime.addBinding', { name: this.config.binding, executionContextName: WORLD });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(this.config) });
    const source = preloadWorldScript(this.config, readPreload(preloadFile));
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  }

  /** Hands a message to the preload world; without a document it is lost, as in Electron. */
  tell(message: object): void {
    if (this.context === undefined) return;
    for (const piece of cutIntoPieces(JSON.stringify(message)))
      this.session.attempt('Runtime.evaluate', {
        expression: `${this.config.receiver}(${JSON.stringify(piece)})`,
        contextId: this.context,
      });
  }

  private joinerOf(contextId: number): (piece: string) => void {
    const known = this.joiners.get(contextId);
    if (known) return known;
    const joiner = createJoiner((text) => this.receive(JSON.parse(text) as FromPage, contextId));
    this.joiners.set(contextId, joiner);
    return joiner;
  }

  private receive(message: FromPage, contextId: number): void {
    const from = { sender: this.sender, senderFrame: this.frames.ofContext(contextId) };
    const { kind, channel = '', args = '["a"]' } = message;
    if (kind === 'send') deliverSend(channel, from, args);
    else if (kind === 'invoke')
      void this.reply(contextId, message.call ?? 0, answerInvoke(channel, from, args));
    else if (kind === 'document') this.requests.onDocument();
    else if (kind === 'shortcut') this.requests.onShortcut(message.index ?? -1);
    else if (kind === 'navigate') this.requests.onNavigate(message.url ?? '');
    else if (kind === 'close-window') this.requests.onClose();
    else if (kind === 'open-window')
      this.requests.onOpen({
        url: message.url ?? '',
        frameName: message.target ?? '',
        features: message.features ?? '',
      });
  }

  /** The answer goes to the document that asked, never to the one that replaced it. */
  private async reply(
    contextId: number,
    call: number,
    answer: ReturnType<typeof answerInvoke>,
  ): Promise<void> {
    const { ok, value } = await answer;
    if (this.context === contextId) this.tell({ kind: 'reply', call, ok, value });
  }
}

function readPreload(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`Unable to load preload script: ${file}\n${String(error)}\n`);
    return undefined;
  }
}
