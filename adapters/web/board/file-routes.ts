/** Files: handed in from a page for a point or as a workbook, opened by whoever may read them. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Reply } from '../../../src/conversation/reply.ts';
import { mostFileBytes, opensInBrowser } from '../../../src/documents/received-file.ts';
import { contentDisposition } from '../content-disposition.ts';
import { fromOurPage } from '../from-our-page.ts';
import { backIn, eventToken } from './asked-in.ts';
import { drawNotice, drawPage } from './draw-page.ts';
import type { BoardHost, BoardUpload, Reader, ServedFile } from './host.ts';
import { readUpload } from './read-upload.ts';
import { argumentPrefix, type Scene } from './scene.ts';

/** Bytes of a form beside its file. */
const besideFile = 64 * 1024;

/** What the pages and these routes share. */
export interface FileDesk {
  publicUrl: string;
  readerOf(c: Context): Promise<Reader | null>;
  atTheDoor(c: Context): Response | Promise<Response>;
  sceneOf(reader: Reader, back: string): Scene;
  /** The scene of who is not signed in. */
  sceneOutside(c: Context): Scene;
  /** Back to the page, with what was answered above it. */
  answered(c: Context, reader: Reader, back: string, reply: Reply): Promise<Response>;
}

export function fileRoutes(routes: Hono, host: BoardHost, desk: FileDesk): void {
  routes.post('/board/files', async (c) => {
    const reader = await desk.readerOf(c);
    if (!reader) return desk.atTheDoor(c);
    const back = backIn(c.req.query('back') ?? '');
    if (!fromOurPage(c, desk.publicUrl))
      return c.html(drawNotice(desk.sceneOf(reader, back), 'foreign'), 403);
    const form = await readUpload(c.req.raw, mostFileBytes + besideFile);
    const upload = form ? await uploadIn(form) : tooLarge;
    const scene = desk.sceneOf(reader, back);
    if (!upload) return c.html(drawNotice(scene, 'foreign'), 403);
    if (c.req.query('receives') !== 'workbook')
      return desk.answered(c, reader, back, await host.attach(reader, upload));
    const taken = await host.handInWorkbook(reader, upload);
    if ('reply' in taken) return desk.answered(c, reader, back, taken.reply);
    if ('page' in taken) return c.html(drawPage(scene, taken.page, null), 422);
    return c.redirect(`${scene.root}/board/${taken.path}`, 303);
  });

  routes.get('/board/downloads/:name', async (c) => {
    const reader = await desk.readerOf(c);
    if (!reader) return desk.atTheDoor(c);
    const found = await host.download(reader, c.req.param('name'));
    if (found === 'forbidden') return c.html(drawNotice(desk.sceneOf(reader, ''), 'forbidden'), 403);
    if (found === 'unknown') return c.html(drawNotice(desk.sceneOf(reader, ''), 'notFound'), 404);
    return served(c, found);
  });

  routes.get('/board/files/:which', async (c) => {
    const reader = await desk.readerOf(c);
    const found = await host.file(c.req.param('which'), reader);
    if (found === 'signedOut') return desk.atTheDoor(c);
    const scene = reader ? desk.sceneOf(reader, '') : desk.sceneOutside(c);
    if (found === 'forbidden') return c.html(drawNotice(scene, 'forbidden'), 403);
    if (found === 'expired') return c.html(drawNotice(scene, 'fileExpired'), 410);
    if (found === 'unknown') return c.html(drawNotice(scene, 'notFound'), 404);
    return served(c, found);
  });
}

function served(c: Context, { name, type, content }: ServedFile): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', contentDisposition(opensInBrowser(type) ? 'inline' : 'attachment', name));
  return c.body(Uint8Array.from(content));
}

const tooLarge: BoardUpload = { event: 'too-large', values: {}, file: 'tooLarge' };

/** @returns what a form of ours hands in; null when it is none of ours */
async function uploadIn(form: FormData): Promise<BoardUpload | null> {
  const given = [...form].filter(
    (entry): entry is [string, string] => entry[0].startsWith(argumentPrefix) && typeof entry[1] === 'string',
  );
  const values = Object.fromEntries(given.map(([name, value]) => [name.slice(argumentPrefix.length), value]));
  const token = form.get('event');
  if (typeof token !== 'string' || !eventToken.test(token)) return null;
  const sent = form.get('file');
  // Where nothing was chosen a browser sends an empty name, which some parsers take for no file at all.
  const file = sent instanceof File ? sent : new File([], '');
  const content = new Uint8Array(await file.arrayBuffer());
  const mark = createHash('sha256')
    .update(JSON.stringify([values, file.name]))
    .update(content)
    .digest('base64url')
    .slice(0, 16);
  return { event: `${token}:${mark}`, values, file: { name: file.name, content } };
}
