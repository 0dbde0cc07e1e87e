import type { Desktop } from '../src-main/ipc/contract.ts';

declare global {
  interface Window {
    readonly desktop: Desktop;
  }
}
