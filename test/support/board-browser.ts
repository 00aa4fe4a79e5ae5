/** The pages of committees over a bot of its own, read and pressed as a browser without script would. */
import { boardRoutes } from '../../adapters/web/board/board-routes.ts';
import { webMessages } from '../../adapters/web/messages.ts';
import { mailedTokens } from '../../src/board/sign-in.ts';
import { houseTranslators } from '../../src/catalogues.ts';
import { createSeal } from '../../src/seal.ts';
import { boardHost } from '../../src/service/board-host.ts';
import { signedLinks } from '../../src/service/links.ts';
import { systemClock } from '../../src/time.ts';
import { type DirectBot, directSecret } from './direct-bot.ts';

export interface Seen {
  status: number;
  html: string;
  /** The words alone, with ordinary spaces. */
  text: string;
  /** Where it ended. */
  address: string;
}

export interface BoardBrowser {
  open(address: string): Promise<Seen>;
  /** Sends the form whose button says this, with these fields besides those that stand in it. */
  press(button: string, fields?: Record<string, string>): Promise<Seen>;
  /** The form of a command on the page at hand, by what it carries. */
  submit(command: string, carried: Record<string, string>, fields: Record<string, string>): Promise<Seen>;
  /** Hands a file in for a point (`P3`), by its form on the page at hand. */
  upload(item: string, file: File): Promise<Seen>;
  /** Sends a form that carries a file, from a page of ours. */
  send(address: string, body: FormData): Promise<Seen>;
  /** What an address answers, untouched. */
  fetch(address: string): Promise<Response>;
  /** A form as somebody else would have written it. */
  post(address: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  readonly page: Seen;
  cookie: string;
}

export interface BoardOptions {
  publicUrl?: string;
  mails?: boolean;
}

/** The routes of the pages. @param now the bot's business time */
export function boardOver(
  direct: DirectBot,
  now: () => Temporal.Instant,
  { publicUrl = 'http://127.0.0.1', mails = true }: BoardOptions = {},
) {
  const clock = { now, system: systemClock.system };
  const host = boardHost({
    store: direct.store,
    clock,
    bot: direct.bot,
    ledger: direct.delivery.ledger,
    links: signedLinks(publicUrl, directSecret, clock),
    translators: houseTranslators(webMessages),
    tokens: mailedTokens(directSecret),
    seal: createSeal(directSecret),
    secret: directSecret,
    mails,
    committed: () => undefined,
  });
  return boardRoutes(host, { publicUrl, clock });
}

/** @param now the bot's business time */
export function openBoardBrowser(
  direct: DirectBot,
  now: () => Temporal.Instant,
  options: BoardOptions = {},
): BoardBrowser {
  const { publicUrl = 'http://127.0.0.1' } = options;
  const app = boardOver(direct, now, options);
  const origin = new URL(publicUrl).origin;

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (browser.cookie) headers.set('Cookie', browser.cookie);
    return app.request(new URL(address, origin).toString(), { ...init, headers });
  }

  async function request(address: string, init: RequestInit = {}): Promise<Seen> {
    const url = new URL(address, origin);
    const response = await ask(address, init);
    const set = response.headers.get('Set-Cookie');
    if (set) browser.cookie = /max-age=0/i.test(set) ? '' : (set.split(';')[0] ?? '');
    const location = response.headers.get('Location');
    if (response.status === 303 && location) return request(location);
    const html = await response.text();
    browser.page = { status: response.status, html, text: wordsOf(html), address: url.pathname + url.search };
    return browser.page;
  }

  const post: BoardBrowser['post'] = (address, fields, headers = { 'Sec-Fetch-Site': 'same-origin' }) =>
    request(address, { method: 'POST', body: new URLSearchParams(fields), headers });

  const browser: BoardBrowser & { page: Seen } = {
    page: { status: 0, html: '', text: '', address: '' } as Seen,
    cookie: '',
    open: (address: string) => request(address),
    fetch: (address: string) => ask(address),
    post,
    upload(item: string, file: File) {
      const form = formsOf(browser.page.html).find(
        ({ action, fields }) => action.includes('/board/files?') && fields['arg.item'] === item,
      );
      if (!form) throw new Error(`No file can be handed in for ${item}`);
      return browser.send(form.action, uploadOf(form, file));
    },
    send: (address: string, body: FormData) =>
      request(address, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } }),
    press(button: string, fields: Record<string, string> = {}) {
      const form = formsOf(browser.page.html).find(({ buttons }) => buttons.includes(button));
      if (!form)
        throw new Error(
          `No button “${button}” among: ${formsOf(browser.page.html)
            .flatMap((one) => one.buttons)
            .join(' | ')}`,
        );
      return post(form.action || browser.page.address, { ...form.fields, ...fields });
    },
    submit(command: string, carried: Record<string, string>, fields: Record<string, string>) {
      const form = formsOf(browser.page.html).find(
        (one) =>
          one.fields.command === command &&
          Object.entries(carried).every(([name, value]) => one.fields[`arg.${name}`] === value),
      );
      if (!form) throw new Error(`No form of “${command}” with ${JSON.stringify(carried)}`);
      const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`arg.${name}`, value]));
      return post(form.action, { ...form.fields, ...typed });
    },
  };
  return browser;
}

/** @returns a form that takes a file, as a browser fills it */
export function uploadOf({ fields }: Pick<DrawnForm, 'fields'>, file: File): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (name !== 'file') body.set(name, value);
  body.set('file', file);
  return body;
}

interface DrawnForm {
  action: string;
  fields: Record<string, string>;
  buttons: string[];
}

/** The forms of a page with what stands in them. */
export function formsOf(html: string): DrawnForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => {
    const fields: Record<string, string> = {};
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      if (name) fields[name] = attribute(tag, 'value');
    }
    for (const [, tag = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
      fields[attribute(tag, 'name')] = plain(text);
    for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
      fields[attribute(tag, 'name')] = plain(
        /<option value="([^"]*)" selected>/.exec(options)?.[1] ??
          /<option value="([^"]*)"/.exec(options)?.[1] ??
          '',
      );
    const buttons = [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, tag = '', text = '']) => attribute(tag, 'aria-label') || wordsOf(text),
    );
    return { action: attribute(attributes, 'action'), fields, buttons };
  });
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function wordsOf(html: string): string {
  const words = html
    .replace(/<head>[\s\S]*?<\/head>/, ' ')
    .replace(/<(?:input|option|select)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, ' ');
  return plain(words).replace(/\s+/g, ' ').trim();
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[\u00A0\u202F]/g, ' ');
}
