/** A screen of one size: Chromium tells the host nothing about displays before there is a page. */
import type { Display, Screen } from 'electron';
import { HostEmitter, supported } from '../supported.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = supported('display', {
  id: 1,
  label: '',
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
}) as Display;

class ScreenHost
  extends HostEmitter
  implements
    Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint'>
{
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }
  getPrimaryDisplay(): Display {
    return display;
  }
  getAllDisplays(): Display[] {
    return [display];
  }
  getDisplayMatching(): Display {
    return display;
  }
  getDisplayNearestPoint(): Display {
    return display;
  }
}

export const screen = supported('screen', new ScreenHost());
