// What `require('electron')` gives inside the host; see provideElectron in host.ts.
module.exports = globalThis[Symbol.for('chromium-host.electron')];
