import type { ReplyHost, ReplySheet } from '../../adapters/web/reply-host.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Form } from '../conversation/form.ts';
import type { Bot } from '../conversation/platform.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Delivery } from '../delivery/dispatch.ts';
import type { ShownAgain } from '../delivery/show-again.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time.ts';
import { eventOf, type Offer, type ReplyLink, readOffer, readReplyToken, signOffer } from './reply-link.ts';

export interface ReplyParts {
  store: Pick<Store, 'transaction'>;
  clock: Pick<Clock, 'system'>;
  bot: Pick<Bot, 'press' | 'submit'>;
  delivery: Pick<Delivery, 'showAgain'>;
  translators: Translators;
  secret: string;
  /** Commands whose buttons stand in mails. */
  byMail: ReadonlySet<string>;
}

/** The page behind the buttons of a mail: its recipient answers there with the very commands of chat. */
export function replyHost(parts: ReplyParts): ReplyHost {
  const { clock, bot, translators, secret } = parts;

  async function open(token: string) {
    const link = readReplyToken(secret, token, clock.system());
    if (typeof link === 'string') return link;
    const message = await readMessage(parts, link.key);
    return message ? { link, message } : 'unknown';
  }

  return {
    translators,
    async look(token) {
      const opened = await open(token);
      return typeof opened === 'string' ? opened : sheetOf(parts, opened, { reply: null, stale: false });
    },
    async answer(token, { offer: sealed, values }) {
      const opened = await open(token);
      if (typeof opened === 'string') return opened;
      const offer = readOffer(secret, sealed, clock.system());
      if (offer === 'expired') return sheetOf(parts, opened, { reply: null, stale: true });
      if (offer === 'bad' || offer.key !== opened.link.key) return 'foreign';
      const asked = offer.asked.flatMap((name) => (values[name] ? [[name, values[name]]] : []));
      const given: Record<string, string> = { ...Object.fromEntries(asked), ...offer.given };
      const { spaceId, personId } = opened.message;
      const incoming = {
        eventId: eventOf(sealed, given),
        account: { platform: 'web' as const, workspace: spaceId, externalId: personId },
        place: { kind: 'direct' as const },
        command: offer.command,
      };
      const reply =
        offer.way === 'form'
          ? await bot.submit({ ...incoming, values: given })
          : await bot.press({ ...incoming, arguments: given });
      const message = (await readMessage(parts, opened.link.key)) ?? opened.message;
      return sheetOf(parts, { ...opened, message }, { reply: asAsked(reply, offer), stale: false });
    },
  };
}

/** Only read, whatever writes it: opening the address of a mail must change nothing. */
function readMessage({ store, delivery }: ReplyParts, key: string): Promise<ShownAgain | null> {
  return store.transaction(async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    return delivery.showAgain(tx, key);
  });
}

function sheetOf(
  { secret, clock, byMail }: ReplyParts,
  { link, message }: { link: ReplyLink; message: ShownAgain },
  what: Pick<ReplySheet, 'reply' | 'stale'>,
): ReplySheet {
  const offered = (offer: Omit<Offer, 'key'>) =>
    signOffer(secret, { ...offer, key: link.key }, clock.system());
  const { locale, person, card, over } = message;
  return {
    ...what,
    locale,
    person,
    card,
    over,
    pressed: link.button,
    offerOf: ({ command, arguments: given }) =>
      byMail.has(command) ? offered({ way: 'button', command, given, asked: [] }) : null,
    offerOfForm: ({ command, fields }) =>
      byMail.has(command)
        ? offered({
            way: 'form',
            command,
            given: Object.fromEntries(
              fields.flatMap(({ kind, name, value }) => (kind === 'hidden' && value ? [[name, value]] : [])),
            ),
            asked: fields.flatMap(({ kind, name }) => (kind === 'hidden' ? [] : [name])),
          })
        : null,
  };
}

/**
 * What the button or the form before it had settled is not asked again: which site, which announcement. What a button leaves to
 * be filled in, its form asks by itself.
 */
function asAsked(reply: Reply, { way, command, given }: Offer): Reply {
  const { form, card } = reply;
  if (form?.command !== command) return reply;
  const fields = form.fields.map((field): Form['fields'][number] =>
    field.value !== undefined && field.value === given[field.name] && !field.error
      ? { ...field, kind: 'hidden' }
      : field,
  );
  const intro = way === 'button' && card ? undefined : form.intro;
  return { ...reply, form: { ...form, intro, fields } };
}
