/** Makes a fresh page ready for the app before anything is loaded in it. */
import { colorScheme } from './api/native-theme.ts';
import type { Session } from './cdp.ts';
import type { FrameTree } from './frames.ts';
import type { Messages } from './messages.ts';
import { interceptRequests, type Judge } from './network.ts';
import { platform } from './platform.ts';
import type { Page } from './targets.ts';

type Options = { preload: string | undefined; javascript: boolean };

/** Commands to a held page may wait until it is let go: all are sent first, then awaited together. */
export async function preparePage(
  { targetId, session }: Page,
  frames: FrameTree,
  judge: Judge,
  messages: Messages,
  options: Options,
): Promise<void> {
  frames.follow(session, targetId);
  const steps: Promise<unknown>[] = [
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
    session.send('Inspector.enable'),
    interceptRequests(session, judge),
    attachFrames(session, judge),
    messages.install(options.preload),
    applyColorScheme(session),
  ];
  if (!options.javascript) steps.push(session.send('Emulation.setScriptExecutionDisabled', { value: true }));
  if (platform.headless && !platform.driven) dismissDialogs(session);
  steps.push(session.send('Runtime.runIfWaitingForDebugger'));
  await Promise.all(steps);
}

export async function applyColorScheme(session: Session): Promise<void> {
  const features = [{ name: 'prefers-color-scheme', value: colorScheme() }];
  await session.send('Emulation.setEmulatedMedia', { features });
}

/**
 * A frame of another site has a session of its own, whose requests must be judged like the page's. A worker's requests come
 * through its page; but it is held like a frame until it is let go, and waits for ever if nobody does.
 */
async function attachFrames(session: Session, judge: Judge): Promise<void> {
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const child = session.child(sessionId);
    Promise.all([
      ...(targetInfo.type === 'worker' ? [] : [interceptRequests(child, judge)]),
      attachFrames(child, judge),
      child.send('Runtime.runIfWaitingForDebugger'),
    ]).catch(() => {});
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'iframe' }, { type: 'worker' }, { exclude: true }],
  });
}

/** With nobody to answer, `alert` would hold the page for ever. */
function dismissDialogs(session: Session): void {
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type !== 'beforeunload') session.attempt('Page.handleJavaScriptDialog', { accept: false });
  });
}
