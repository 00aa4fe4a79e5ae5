/** Mails as people get them, and the pages their buttons open, over the bot itself. */
import type { Hono } from 'hono';
import { createEmailPlatform } from '../../adapters/email/email-platform.ts';
import { emailMessages } from '../../adapters/email/messages.ts';
import type { PreparedMail } from '../../adapters/email/transport.ts';
import { webMessages } from '../../adapters/web/messages.ts';
import { replyRoutes } from '../../adapters/web/reply-routes.ts';
import { commandRooms, commandsByMail } from '../../src/bot-commands.ts';
import { houseTranslators } from '../../src/catalogues.ts';
import { emailPorts } from '../../src/service/email.ts';
import { replyHost } from '../../src/service/reply-host.ts';
import { plain } from '../journeys/reading.ts';
import { type DirectBot, type DirectOptions, directSecret, openDirectBot } from './direct-bot.ts';

const publicUrl = 'https://copil.example';

/** A page as somebody sees it. */
export interface SeenPage {
  status: number;
  /** Its words, without markup. */
  text: string;
  html: string;
  /** Labels of its buttons. */
  buttons: string[];
}

export interface MailedPages {
  house: DirectBot;
  mails: PreparedMail[];
  /** System time: what links are signed and read by. */
  system: { now: Temporal.Instant };
  /** @returns the address behind a button of the last mail to somebody */
  linkIn(to: string, label: string): string;
  open(link: string, init?: RequestInit): Promise<SeenPage>;
  /** Presses a button of a page, with what is filled in beside it. */
  press(link: string, page: SeenPage, label: string, values?: Record<string, string>): Promise<SeenPage>;
  /** What that button would send. */
  bodyOf(page: SeenPage, label: string, values?: Record<string, string>): URLSearchParams;
  request(link: string, init?: RequestInit): Promise<Response>;
  /** The pages themselves, for a browser. */
  routes: Hono;
}

/** The demo, its mails kept; with a chat platform beside when one is given. */
export async function openMailedPages(now: string, options: DirectOptions = {}): Promise<MailedPages> {
  const mails: PreparedMail[] = [];
  const system = { now: Temporal.Instant.from(now) };
  const clock = { system: () => system.now };
  const translators = houseTranslators(emailMessages, webMessages);
  const byMail: { commands: ReadonlySet<string> } = { commands: new Set() };
  const ports = emailPorts({ mailFrom: 'copil@example.org', publicUrl }, directSecret, {
    clock,
    isByMail: (command) => byMail.commands.has(command),
  });
  const mail = createEmailPlatform({
    transport: {
      async send(one) {
        mails.push(one);
        return { state: 'sent' };
      },
    },
    from: ports.from,
    publicUrl,
    translators,
    linkFor: ports.linkFor,
  });
  const house = await openDirectBot(now, {
    composers: true,
    ...options,
    platforms: [...(options.platforms ?? []), mail],
  });
  byMail.commands = commandsByMail(commandRooms(house.delivery));
  const { store, bot, delivery } = house;
  const host = replyHost({
    store,
    clock,
    bot,
    delivery,
    translators,
    secret: directSecret,
    byMail: byMail.commands,
  });
  const routes = replyRoutes(host, { publicUrl });
  const request = async (link: string, init: RequestInit = {}) => routes.request(link, init);
  const open = async (link: string, init?: RequestInit) => seen(await request(link, init));
  return {
    house,
    mails,
    system,
    routes,
    request,
    open,
    bodyOf,
    linkIn(to, label) {
      const text = plain(mails.findLast((one) => one.to === to)?.text ?? '');
      const link = text.split('\n').flatMap((line) => line.split(`${label} : `)[1] ?? [])[0];
      if (!link) throw new Error(`no « ${label} » in the last mail to ${to}: ${text}`);
      return link;
    },
    press: (link, page, label, values) =>
      open(link, {
        method: 'POST',
        body: bodyOf(page, label, values),
        headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

async function seen(response: Response): Promise<SeenPage> {
  const html = await response.text();
  return {
    status: response.status,
    html,
    text: plain(words(html.replace(/<head>.*?<\/head>/s, ''))),
    buttons: formsIn(html).map(({ label }) => label),
  };
}

function formsIn(html: string): { label: string; offer: string }[] {
  return [...html.matchAll(/<form.*?<\/form>/gs)].map(([form]) => ({
    label: plain(words(/<(button|summary).*?<\/\1>/s.exec(form)?.[0] ?? '')),
    offer: /name="offer" value="([^"]*)"/.exec(form)?.[1] ?? '',
  }));
}

function bodyOf({ html, text }: SeenPage, label: string, values: Record<string, string> = {}) {
  const form = formsIn(html).find((one) => one.label === label);
  if (!form) throw new Error(`no « ${label} » on the page: ${text}`);
  const filled = Object.entries(values).map(([name, value]) => [`value.${name}`, value]);
  return new URLSearchParams([['offer', form.offer], ...filled]);
}

function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
