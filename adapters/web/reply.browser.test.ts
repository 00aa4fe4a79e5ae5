import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Card, CommandButton } from '../../src/conversation/card.ts';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import type { Form } from '../../src/conversation/form.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { openBrowser, seriousViolations } from '../../test/support/browser.ts';
import { memoryWebHost } from '../../test/support/memory-web-host.ts';
import { webMessages } from './messages.ts';
import type { GivenReply, ReplyHost, ReplySheet } from './reply-host.ts';
import { replyRoutes } from './reply-routes.ts';
import { webRoutes } from './routes.ts';

/** Set it to a folder to look at the pages. */
const shots = process.env.SHOTS;
const publicUrl = 'https://copil.example';

const act = (id: string, label: string, more: Partial<CommandButton> = {}): CommandButton => ({
  ...{ id, label, command: 'difficulty day', arguments: { answer: id } },
  ...more,
});
const dayCard: Card = {
  heading: 'EHPAD Résidence-du-Port-et-des-Embruns-réunis : démarrage du jeudi 19 novembre',
  blocks: [
    { kind: 'text', text: 'Bonsoir Annick, le logiciel démarre cette nuit dans votre équipe.' },
    {
      kind: 'list',
      heading: 'Qui appeler',
      items: [{ text: [{ bold: 'Assistance' }, ' · 02 99 00 10 20'] }],
    },
    { kind: 'notice', tone: 'danger', text: 'Votre réponse à 21 h 30 : bloquant.' },
    { kind: 'actions', buttons: [act('erase', 'Effacer', { confirm: 'Effacer ce texte pour de bon ?' })] },
  ],
  actions: [
    act('fine', 'Tout va bien', { style: 'primary' }),
    act('difficulty', 'J’ai une difficulté'),
    act('blocking', 'Bloquant', { style: 'danger' }),
    act('lead', 'Modifier le site', { command: 'site edit' }),
  ],
  footer: 'relais e-mail',
};
const form: Form = {
  command: 'difficulty describe',
  title: 'Dire ce qui se passe',
  submitLabel: 'Valider',
  intro: 'Dites les faits, jamais les personnes.',
  fields: [
    { name: 'site', label: 'Site', kind: 'hidden', required: true, value: 'S03' },
    {
      name: 'text',
      label: 'Que se passe-t-il ?',
      kind: 'longText',
      required: true,
      max: 500,
      hint: 'En une phrase.',
    },
    {
      name: 'name',
      label: 'Votre nom',
      kind: 'select',
      required: false,
      options: [{ value: 'unnamed', label: 'Sans mon nom' }],
    },
  ],
};

/** Whatever is pressed opens the form; a text is refused once, then taken. */
function memoryReplyHost(given: GivenReply[]): ReplyHost {
  const sheet = (reply: Reply | null): ReplySheet => ({
    ...{
      locale: 'fr',
      person: 'Annick Lucas',
      card: dayCard,
      pressed: 'blocking',
      over: false,
      stale: false,
    },
    reply,
    offerOf: ({ id, command }) => (command === 'difficulty day' ? id : null),
    offerOfForm: () => 'describe',
  });
  const shown = (reply: Omit<Reply, 'visibility'>) => sheet({ visibility: 'private', ...reply });
  const wrong = (field: Form['fields'][number]) =>
    field.name === 'text' ? { ...field, error: 'Ce texte nomme une personne.' } : field;
  return {
    translators: createTranslators([webMessages]),
    look: async () => sheet(null),
    async answer(_, one) {
      given.push(one);
      if (one.offer === 'erase')
        return shown({ outcome: 'refused', card: { blocks: [{ kind: 'text', text: 'Déjà effacé.' }] } });
      if (one.offer === 'fine') return shown({ outcome: 'done', replaces: true, card: dayCard });
      if (one.offer !== 'describe') return shown({ outcome: 'form', form });
      return one.values.text?.includes('Nadège')
        ? shown({ outcome: 'refused', form: { ...form, fields: form.fields.map(wrong) } })
        : shown({
            outcome: 'done',
            card: { heading: 'Merci, c’est noté', blocks: [{ kind: 'text', text: one.values.text ?? '' }] },
          });
    },
  };
}

let browser: Browser;
let address: string;
let close: () => Promise<void>;
const given: GivenReply[] = [];

beforeAll(async () => {
  const opened = await openBrowser();
  browser = opened.browser;
  const { host, state } = memoryWebHost();
  const clock = { now: () => state.system, system: () => state.system };
  const app = new Hono();
  app.route('/', webRoutes(host, { publicUrl, clock }));
  app.route('/', replyRoutes(memoryReplyHost(given), { publicUrl }));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/reply/token`;
  close = async () => {
    await opened.close();
    await new Promise((closed) => server.close(closed));
  };
  if (shots) await mkdir(shots, { recursive: true });
}, 60_000);
afterAll(() => close());

it.each([
  ['phone without JavaScript', { viewport: { width: 390, height: 740 }, javaScriptEnabled: false }],
  ['phone', { viewport: { width: 390, height: 740 } }],
  ['desk', { viewport: { width: 1280, height: 800 } }],
  ['dark', { viewport: { width: 390, height: 740 }, colorScheme: 'dark' as const }],
])(
  'a mail is answered on its page, and every step reads well (%s)',
  async (name, options) => {
    const context = await browser.newContext({ locale: 'fr-FR', ...options });
    const check = (page: Page, state: string) =>
      look(page, `${state}-${name}`, !('javaScriptEnabled' in options));
    given.length = 0;
    try {
      const page = await context.newPage();
      await page.goto(address);
      await check(page, 'open');
      expect(await page.getByRole('button').allTextContents()).toEqual([
        'Effacer',
        'Bloquant',
        'Tout va bien',
        'J’ai une difficulté',
      ]);
      await page.getByRole('button', { name: 'Bloquant' }).click();
      await check(page, 'form');
      await page.getByLabel('Que se passe-t-il ?').fill('Nadège ne répond pas');
      await page.getByRole('button', { name: 'Valider' }).click();
      await check(page, 'wrong');
      expect(await page.getByText('Ce texte nomme une personne.').isVisible()).toBe(true);
      await page.getByLabel('Que se passe-t-il ?').fill('Plus d’accès\ndepuis 21 h');
      await page.getByLabel('Votre nom').selectOption('unnamed');
      await page.getByRole('button', { name: 'Valider' }).click();
      await check(page, 'said');
      expect(given.at(-1)).toEqual({
        offer: 'describe',
        values: { text: 'Plus d’accès\ndepuis 21 h', name: 'unnamed' },
      });
      await page.getByRole('link', { name: 'Revenir au message' }).click();
      await page.locator('summary').click();
      await check(page, 'confirm');
      await page.getByRole('button', { name: 'Oui, confirmer' }).click();
      await check(page, 'refused');
      expect(await page.getByRole('alert').textContent()).toContain('Déjà effacé.');
      await page.getByRole('button', { name: 'Tout va bien' }).click();
      expect(await page.getByRole('status').first().textContent()).toContain('C’est enregistré.');
      await check(page, 'done');
    } finally {
      await context.close();
    }
  },
  60_000,
);

/** @param scripts those that look at the page can run in this browser */
async function look(page: Page, name: string, scripts: boolean): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/reply-${name}.png`, fullPage: true });
  if (!scripts) return;
  expect(await seriousViolations(page), name).toEqual([]);
  const width = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(width, name).toBeLessThanOrEqual(0);
}
