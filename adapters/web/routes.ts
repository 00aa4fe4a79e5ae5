import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../src/time.ts';
import { answerPage, noticePage, reasonLength } from './answer-page.ts';
import { calendarResponse } from './calendar-response.ts';
import { fromOurPage } from './from-our-page.ts';
import {
  type Answer,
  type AnswerView,
  answers,
  type GivenAnswer,
  type PollSheet,
  type SeriesSheet,
  type WebHost,
} from './host.ts';
import { pollPage } from './poll-page.ts';
import { privatePage } from './private-page.ts';
import { keepPrivate, languageOf } from './reading-pages.ts';
import { noteLength, seriesPage } from './series-page.ts';

export interface WebSettings {
  /** Address under which people reach these pages; an answer must come from there. */
  publicUrl: string;
  clock: Clock;
}

const statusOf: Partial<Record<AnswerView['state'], 403 | 404 | 409 | 410 | 422>> = {
  unknown: 404,
  expired: 410,
  stale: 409,
  superseded: 409,
  incomplete: 422,
  refused: 422,
};

const styleSheets = new Map([
  ['pico.min.css', fileURLToPath(import.meta.resolve('@picocss/pico/css/pico.min.css'))],
  ['copil.css', fileURLToPath(new URL('copil.css', import.meta.url))],
  ['board.css', fileURLToPath(new URL('board/board.css', import.meta.url))],
]);

/** Pages and files for people who come from a mail or a calendar program: whoever holds the address may use it. */
export function webRoutes(host: WebHost, { publicUrl, clock }: WebSettings): Hono {
  const routes = new Hono();
  routes.use('/answer/*', privatePage);
  routes.use('/calendar/*', privatePage);
  routes.use('/meeting/*', privatePage);
  routes.use('/series/*', privatePage);
  routes.use('/opinion/*', privatePage);
  routes.use('/poll/*', privatePage);

  // Link scanners open every address of a mail: looking never answers. HEAD is served by the same route.
  routes.get('/answer/:token', async (c) => {
    const view = await host.lookAtAnswer(c.req.param('token'));
    return show(c, host, c.req.query('recorded') === undefined ? view : asRecorded(view));
  });

  routes.post('/answer/:token', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    if (!fromOurPage(c, publicUrl))
      return c.html(noticePage(host.translators[languageOf(c)], 'foreign'), 403);
    const given = givenAnswer(new URLSearchParams(await c.req.text()));
    const token = c.req.param('token');
    const view = given ? await host.confirmAnswer(token, given) : await host.lookAtAnswer(token);
    // Shown by a page of its own: going back or reloading never offers to send the form again.
    if (view.state === 'recorded') return c.redirect('?recorded', 303);
    return show(c, host, view);
  });

  routes.get('/series/:token', async (c) =>
    showSeries(c, host, await host.lookAtSeries(c.req.param('token'))),
  );

  routes.post('/series/:token', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    if (!fromOurPage(c, publicUrl))
      return c.html(noticePage(host.translators[languageOf(c)], 'foreign'), 403);
    return showSeries(c, host, await host.confirmSeries(c.req.param('token'), await givenChoice(c)));
  });

  routes.get('/opinion/:token', async (c) =>
    showSeries(c, host, await host.lookAtOpinion(c.req.param('token'))),
  );

  routes.post('/opinion/:token', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    if (!fromOurPage(c, publicUrl))
      return c.html(noticePage(host.translators[languageOf(c)], 'foreign'), 403);
    return showSeries(c, host, await host.confirmOpinion(c.req.param('token'), await givenChoice(c)));
  });

  routes.get('/poll/:token', async (c) => showPoll(c, host, await host.lookAtPoll(c.req.param('token'))));

  routes.post('/poll/:token', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    if (!fromOurPage(c, publicUrl))
      return c.html(noticePage(host.translators[languageOf(c)], 'foreign'), 403);
    const form = new URLSearchParams(await c.req.text());
    const choices = Object.fromEntries(
      [...form].flatMap(([name, value]) => (name.startsWith('date-') ? [[name.slice(5), value]] : [])),
    );
    const given = { choices, seen: form.get('seen') ?? '' };
    return showPoll(c, host, await host.confirmPoll(c.req.param('token'), given));
  });

  routes.get('/calendar/:file{.+\\.ics}', async (c) => {
    const feed = await host.feed(c.req.param('file').slice(0, -'.ics'.length));
    return feed ? calendarResponse(c, feed, clock.system()) : c.text('404', 404);
  });

  routes.get('/meeting/:file{.+\\.ics}', async (c) => {
    const file = await host.meetingFile(c.req.param('file').slice(0, -'.ics'.length));
    return file ? calendarResponse(c, file, clock.system()) : c.text('404', 404);
  });

  routes.get('/assets/:name', async (c) => {
    const path = styleSheets.get(c.req.param('name'));
    if (!path) return c.notFound();
    c.header('Cache-Control', 'public, max-age=86400');
    c.header('Content-Type', 'text/css; charset=utf-8');
    return c.body(await readFile(path, 'utf8'));
  });
  return routes;
}

/** What follows a form that was recorded: the answer that counts now, also on a link older than the meeting’s date. */
function asRecorded(view: AnswerView): AnswerView {
  const answerable = view.state === 'open' || view.state === 'used' || view.state === 'superseded';
  return answerable && view.sheet.current ? { state: 'recorded', sheet: view.sheet } : view;
}

function show(c: Context, { translators }: WebHost, view: AnswerView) {
  keepPrivate(c);
  return c.html(answerPage(translators, view, languageOf(c)), statusOf[view.state] ?? 200);
}

function showSeries(c: Context, { translators }: WebHost, sheet: SeriesSheet | null) {
  keepPrivate(c);
  return sheet
    ? c.html(seriesPage(translators, sheet))
    : c.html(noticePage(translators[languageOf(c)], 'unknown'), 404);
}

function showPoll(c: Context, { translators }: WebHost, sheet: PollSheet | null) {
  keepPrivate(c);
  return sheet
    ? c.html(pollPage(translators, sheet))
    : c.html(noticePage(translators[languageOf(c)], 'unknown'), 404);
}

/** @returns the choice of a form, with the words it needs */
async function givenChoice(c: Context): Promise<{ choice: string; seen: string; note?: string }> {
  const form = new URLSearchParams(await c.req.text());
  const note = (form.get('note') ?? '').trim().slice(0, noteLength);
  return { choice: form.get('choice') ?? '', seen: form.get('seen') ?? '', ...(note && { note }) };
}

/** @returns what the form says, or null when it names no answer we offer. */
function givenAnswer(form: URLSearchParams): GivenAnswer | null {
  const text = (name: string) => form.get(name) ?? '';
  const answer = answers.find((one): one is Answer => one === text('answer'));
  if (!answer) return null;
  const reason = text('reason').trim().slice(0, reasonLength);
  const substitute = answer === 'substitute' ? text('substitute') : '';
  return { answer, seen: text('seen'), ...(substitute && { substitute }), ...(reason && { reason }) };
}
