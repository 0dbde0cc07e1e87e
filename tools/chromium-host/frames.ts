/** The frames of one page, as Electron's WebFrameMain shows them. */
import { toApp } from './addresses.ts';
import type { Session } from './cdp.ts';
import type { Protocol } from './protocol-types.ts';
import { supported } from './supported.ts';

let lastNumber = 0;

export class Frame {
  url = 'about:blank';
  origin = 'null';
  name = '';
  readonly frameTreeNodeId: number;
  readonly routingId: number;
  readonly processId: number;
  private readonly parentFrame: Frame | null;
  private gone = false;

  constructor(parent: Frame | null, processId: number) {
    lastNumber += 1;
    this.frameTreeNodeId = lastNumber;
    this.routingId = lastNumber;
    this.processId = processId;
    this.parentFrame = parent;
    // biome-ignore lint/correctness/noConstructorReturn: reading what the host does not have must throw
    return supported('webFrameMain', this);
  }

  get parent(): Frame | null {
    return this.parentFrame;
  }
  get top(): Frame {
    return this.parentFrame?.top ?? this;
  }
  isDestroyed(): boolean {
    return this.gone;
  }
  get detached(): boolean {
    return this.gone;
  }

  /** Takes over what Chromium says of the frame's document. */
  update(frame: Protocol.Page.Frame): void {
    this.url = toApp(frame.url + (frame.urlFragment ?? ''));
    this.origin =
      frame.securityOrigin === '://' || frame.securityOrigin === '' ? 'null' : toApp(frame.securityOrigin);
    this.name = frame.name ?? '';
  }
  leave(): void {
    this.gone = true;
  }
}

export class FrameTree {
  readonly main: Frame;
  private readonly frames = new Map<string, Frame>();
  private readonly contexts = new Map<number, string>();
  private readonly processId: number;
  private mainId = '';

  constructor(processId: number) {
    this.processId = processId;
    this.main = new Frame(null, processId);
  }

  /** Follows the page's frames and the execution contexts in them. */
  follow(session: Session, mainFrameId: string): void {
    this.mainId = mainFrameId;
    this.frames.set(mainFrameId, this.main);
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, new Frame(this.frames.get(parentFrameId) ?? this.main, this.processId));
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'swap') return;
      this.frames.get(frameId)?.leave();
      this.frames.delete(frameId);
    });
    session.on('Page.frameNavigated', ({ frame }) => this.frames.get(frame.id)?.update(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) frame.url = toApp(url);
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      if (frameId !== undefined) this.contexts.set(context.id, frameId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.contexts.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.contexts.clear());
  }

  isMain(frameId: string | undefined): boolean {
    return frameId === this.mainId;
  }
  get(frameId: string | undefined): Frame | null {
    return (frameId === undefined ? undefined : this.frames.get(frameId)) ?? null;
  }
  /** The frame that a message came from, or null when its document has gone meanwhile. */
  ofContext(contextId: number): Frame | null {
    return this.get(this.contexts.get(contextId));
  }
  leave(): void {
    for (const frame of this.frames.values()) frame.leave();
  }
}
