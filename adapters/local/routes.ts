/** All routes of the local workspace, behind its guard, with one way to refuse. */
import { type Context, Hono } from 'hono';
import type { Locale } from '../../src/conversation/language.ts';
import { localApi } from './api.ts';
import { LocalRefusal, refusals } from './errors.ts';
import { loopbackOnly } from './guard.ts';
import type { LocalLog, LocalParts } from './local-parts.ts';
import { words } from './messages.ts';
import { pageRoutes } from './page/page-routes.ts';

/** @param closing ends the event streams */
export function localRoutes(parts: LocalParts, closing: AbortSignal): Hono {
  const app = new Hono();
  app.onError((error, context) => refuse(parts.log, error, context));
  const guard = loopbackOnly(parts.port);
  app.use('/', guard);
  app.use('/local', guard);
  app.use('/local/*', guard);
  app.get('/', (context) => context.redirect('/local'));
  app.route('/local/api', localApi(parts));
  app.route('/local', pageRoutes(parts, closing));
  app.all('/local/*', ({ req }) => {
    throw new LocalRefusal('unknownPath', { path: req.path });
  });
  return app;
}

/** Never a stack: a code, a sentence, and what a script needs to mend its request. */
function refuse(log: LocalLog, error: Error, context: Context): Response {
  const refusal = error instanceof LocalRefusal ? error : new LocalRefusal('unexpected');
  if (refusal !== error) log.error({ error }, 'local workspace: a request failed');
  const message = words[languageOf(context)](`local.error.${refusal.code}`, refusal.values);
  const { code, details } = refusal;
  const body = { error: { code, message, ...(details === undefined ? {} : { details }) } };
  return context.json(body, refusals[code]);
}

/** French unless English is asked for first. */
function languageOf(context: Context): Locale {
  return /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'fr';
}
