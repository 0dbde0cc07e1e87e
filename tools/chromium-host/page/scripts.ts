/** The source text of what runs in the page, made from the functions next to this file. */
import { createCodec } from '../clone.ts';
import { defineEmitter } from './emitter.ts';
import { watchKeys } from './keys.ts';
import { installMainWorld } from './main-world.ts';
import { createMembrane } from './membrane.ts';
import { createJoiner, cutIntoPieces } from './pieces.ts';
import { installPreloadWorld, type PreloadConfig } from './preload-world.ts';

/** Node removed the types when it loaded these functions, so their text is plain JavaScript. */
export function mainWorldScript(config: PreloadConfig): string {
  const names = JSON.stringify({ toPage: config.toPage, toPreload: config.toPreload });
  return `(${installMainWorld})(${names}, ${createMembrane})`;
}

/** `preload` is the text of the app's preload script, a CommonJS module. */
export function preloadWorldScript(config: PreloadConfig, preload: string | undefined): string {
  const parts = `{
    codec: (${createCodec})(),
    Emitter: (${defineEmitter})(),
    membrane: ${createMembrane},
    watchKeys: ${watchKeys},
    cutIntoPieces: ${cutIntoPieces},
    createJoiner: ${createJoiner},
  }`;
  const body =
    preload === undefined ? 'undefined' : `function (require, module, exports, process) {\n${preload}\n}`;
  return `(${installPreloadWorld})(${JSON.stringify(config)}, ${parts}, ${body})`;
}
