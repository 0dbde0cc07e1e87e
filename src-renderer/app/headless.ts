export async function runJob(): Promise<void> {
  await window.desktop.finishJob({ ok: false, problem: 'Not built yet.' });
}
