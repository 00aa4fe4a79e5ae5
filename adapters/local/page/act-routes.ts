/** The forms of the page. Everything goes through the same actions as the HTTP interface. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { LocalRefusal } from '../errors.ts';
import type { LocalParts } from '../local-parts.ts';
import { words } from '../messages.ts';
import {
  bodyLimits,
  checked,
  clockSchema,
  pressingSchema,
  sayingSchema,
  submittingSchema,
} from '../requests.ts';
import { storable } from '../storable.ts';
import { clockError, clockFace } from './clock-bar.ts';
import { composer } from './composer.ts';
import { formDialog, noticeDialog } from './form-dialog.ts';
import { frame } from './page.ts';
import { pane } from './panes.ts';
import { type Html, type Scene, sceneOf } from './scene.ts';
import { queryOf, viewOf } from './view.ts';
import { emptySpace } from './welcome.ts';

export function actRoutes(parts: LocalParts): Hono {
  const { actions, forms } = parts;

  return new Hono()
    .post('/say', async (context) => {
      const fields = await formFields(context);
      const scene = await sceneFor(parts, fields);
      const { thread, text = '' } = fields;
      try {
        const { form } = await actions.say(checked(sayingSchema, fields));
        if (!byHtmx(context)) return back(context, scene, form?.id);
        return context.html(
          await html`${composer(scene, { thread, focus: true })}${dialogSwap(scene, form)}`,
        );
      } catch (error) {
        const problem = sentenceOf(error, scene, context);
        return context.html(await composer(scene, { thread, text, error: problem, focus: true }));
      }
    })
    .post('/press', async (context) => {
      const fields = await formFields(context);
      const scene = await sceneFor(parts, fields);
      try {
        const { form } = await actions.press(checked(pressingSchema, fields));
        if (!byHtmx(context)) return back(context, scene, form?.id);
        return context.html(form ? await formDialog(scene, form) : '');
      } catch (error) {
        return context.html(await noticeDialog(scene, sentenceOf(error, scene, context)));
      }
    })
    .post('/submit', async (context) => {
      const fields = await formFields(context);
      const scene = await sceneFor(parts, fields);
      const values = valuesOf(fields);
      try {
        const { form } = await actions.submit(checked(submittingSchema, { ...fields, values }));
        if (!byHtmx(context)) return back(context, scene, form?.id);
        return context.html(form ? await formDialog(scene, form) : '');
      } catch (error) {
        const problem = sentenceOf(error, scene, context);
        const opened = await forms.of(scene.me.handle, fields.form ?? '').catch(() => null);
        if (!opened || opened.submitted) return context.html(await noticeDialog(scene, problem));
        return context.html(await formDialog(scene, opened, problem));
      }
    })
    .post('/clock', async (context) => {
      const fields = await formFields(context);
      const scene = await sceneFor(parts, fields);
      try {
        const jump = await actions.moveClock(checked(clockSchema, fields));
        if (!byHtmx(context)) return context.redirect(`/local?${queryOf(scene.view, { pane: 'sent' })}`, 303);
        const moved: Scene = { ...scene, clock: jump.clock, view: { ...scene.view, pane: 'sent' } };
        const shown = pane(moved, { pane: 'sent', jump });
        return context.html(await html`${clockFace(moved)}${clockError()}${shown}`);
      } catch (error) {
        return context.html(await clockError(sentenceOf(error, scene, context)));
      }
    })
    .post('/import', async (context) => {
      const body = await limited(context, bodyLimits.import);
      const { file } = await body.req.parseBody();
      const t = words[/^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'fr'];
      try {
        const json = parsed(typeof file === 'string' ? file : ((await file?.text()) ?? ''));
        await actions.importSpace(storable(json));
        return context.redirect('/local', 303);
      } catch (error) {
        if (!(error instanceof LocalRefusal)) throw error;
        const problem = t(`local.error.${error.code}`, error.values);
        const details = Array.isArray(error.details) ? error.details : [];
        return context.html(
          await frame(t.locale, t('local.empty.heading'), emptySpace({ t }, details, problem)),
        );
      }
    });
}

const byHtmx = ({ req }: Context): boolean => req.header('hx-request') === 'true';

const back = (context: Context, { view }: Scene, form: string | undefined): Response =>
  context.redirect(`/local?${queryOf(view, { form: form ?? null })}`, 303);

async function limited(context: Context, limit: number): Promise<Context> {
  if (Number(context.req.header('content-length') ?? Number.POSITIVE_INFINITY) > limit) {
    throw new LocalRefusal('tooLarge', { limit });
  }
  return context;
}

/** @returns the text fields of a form of the page. */
async function formFields(context: Context): Promise<Record<string, string | undefined>> {
  const { req } = await limited(context, bodyLimits.act);
  const body = Object.entries(await req.parseBody()).filter(([, value]) => typeof value === 'string');
  return storable(Object.fromEntries(body)) as Record<string, string>;
}

async function sceneFor(
  parts: LocalParts,
  { view = '', as }: Record<string, string | undefined>,
): Promise<Scene> {
  const wanted = viewOf(Object.fromEntries(new URLSearchParams(view)));
  const scene = await sceneOf(parts, { ...wanted, ...(as ? { as } : {}) });
  if (!scene) throw new LocalRefusal('unknownPerson', { person: as ?? '' });
  return scene;
}

const valuesOf = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith('values.') && value !== undefined ? [[name.slice('values.'.length), value]] : [],
    ),
  );

/** A refusal is said where the person is; what is unexpected goes the common way. */
function sentenceOf(error: unknown, { t }: Scene, context: Context): string {
  if (!(error instanceof LocalRefusal) || !byHtmx(context)) throw error;
  return t(`local.error.${error.code}`, error.values);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LocalRefusal('badJson');
  }
}

const dialogSwap = (scene: Scene, form: Parameters<typeof formDialog>[1] | null): Html | '' =>
  form ? html`<div id="dialog" hx-swap-oob="innerHTML">${formDialog(scene, form)}</div>` : '';
