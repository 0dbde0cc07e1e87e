/** pdf.js has no types for its worker's code, which is only loaded, never called. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
