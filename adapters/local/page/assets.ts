/** The files of the page: our style sheet and scripts, and those of the packages it uses. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const own = (name: string) => new URL(`../assets/${name}`, import.meta.url);
const ofPackage = (name: string) => new URL(import.meta.resolve(name));
const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

/** Name in the address → file and type. */
const assets: Record<string, { file: URL; type: string }> = {
  'pico.css': { file: ofPackage('@picocss/pico/css/pico.min.css'), type: css },
  'htmx.js': { file: ofPackage('htmx.org/dist/htmx.min.js'), type: script },
  'sse.js': { file: ofPackage('htmx-ext-sse/dist/sse.min.js'), type: script },
  'page.js': { file: own('page.js'), type: script },
  'completion.js': { file: own('completion.js'), type: script },
  'copil.svg': { file: own('copil.svg'), type: 'image/svg+xml' },
};

/** Parts of our style sheet, in the order in which they are read. */
const styles = [
  'base',
  'avatar',
  'clock',
  'columns',
  'conversation',
  'message',
  'composer',
  'dialog',
  'pane',
  'welcome',
];

/** @returns the file, or null for an unknown name. */
export async function asset(name: string): Promise<{ content: Buffer; type: string } | null> {
  if (name === 'local.css') {
    const parts = await Promise.all(styles.map((part) => readFile(fileURLToPath(own(`styles/${part}.css`)))));
    return { content: Buffer.concat(parts), type: css };
  }
  const found = Object.hasOwn(assets, name) ? assets[name] : undefined;
  return found ? { content: await readFile(fileURLToPath(found.file)), type: found.type } : null;
}
