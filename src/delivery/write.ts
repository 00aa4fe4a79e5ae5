import type { Card, RichText } from '../conversation/card.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import { mergeCards } from '../conversation/merge-cards.ts';
import type { Address, ChatPlatform, OutgoingMessage, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { catchUpMessage, composeCatchUp } from './late.ts';
import type { Answers, Composed, Composer, Composers } from './ledger.ts';
import { outcomes } from './rows.ts';
import { composeTrouble, troubleMessage } from './trouble.ts';
import { composeUncertain, uncertainMessage } from './uncertain-message.ts';

export interface Written {
  message: Omit<OutgoingMessage, 'key'>;
  /** The card as the ledger keeps it. */
  kept: Card;
  /** Rows that had something to say, in order. */
  said: MessageDelivery[];
  /** Rows that had nothing to say any more. */
  silent: MessageDelivery[];
}

export interface Destination {
  platform: Pick<ChatPlatform, 'name' | 'capabilities'>;
  to: Pick<Address, 'kind'>;
  locale: Locale;
  /** The mail stands in for a chat: marked in the footer (C58). */
  relay: boolean;
}

/**
 * Writes one message from the state of the world when it is due, for one platform: its rows merged into one card.
 *
 * @param redraw an already posted message is drawn again
 * @returns null when no row has anything to say
 * @throws Error when a row names a composer that nobody registered, and what composers throw
 */
export async function write(
  desk: Desk,
  tx: Transaction,
  rows: readonly MessageDelivery[],
  destination: Destination,
  redraw: boolean,
): Promise<Written | null> {
  const t = desk.translators[destination.locale];
  const now = desk.clock.now();
  const composed: { row: MessageDelivery; text: Composed }[] = [];
  const silent: MessageDelivery[] = [];
  for (const row of rows) {
    const personId = row.recipientKind === 'person' ? row.recipientId : null;
    const context = { tx, t, now, answers: answersOn(destination), personId, redraw };
    const text = await composerOf(desk, row)(context, row);
    if (text) composed.push({ row, text });
    else silent.push(row);
  }
  if (composed.length === 0) return null;
  const said = composed.map(({ row }) => row);
  const texts = composed.map(({ text }) => text);
  const threadOf = texts.find((text) => text.threadOf)?.threadOf;
  const threadId = threadOf && (await threadOn(tx, threadOf, destination.platform));
  const [only] = texts.length === 1 ? texts : [];
  const drawn = finish(draw(said, texts, t), destination, t);
  return {
    said,
    silent,
    kept: texts.some(({ kept }) => kept) ? finish(draw(said, texts.map(asKept), t), destination, t) : drawn,
    message: {
      card: drawn,
      locale: destination.locale,
      at: now,
      ...(only?.subject && { subject: only.subject }),
      ...(threadId && { threadId }),
      ...withCalendar(texts),
      ...withKeptFiles(texts),
    },
  };
}

function answersOn({ platform }: Destination): Answers {
  if (platform.name === 'email') return 'mail';
  return platform.name === 'web' ? 'page' : 'chat';
}

/** Without what the ledger must not keep. */
function asKept(text: Composed): Composed {
  return { ...text, card: text.kept ?? text.card };
}

/** What delivery/ itself has to say. */
function ownComposers({ directory }: Desk): Composers {
  return {
    [catchUpMessage]: composeCatchUp,
    [troubleMessage]: composeTrouble,
    [uncertainMessage]: composeUncertain(directory),
  };
}

/** @throws Error when a row names a composer that nobody registered */
export function composerOf(desk: Desk, row: MessageDelivery): Composer {
  const composer = ownComposers(desk)[row.message] ?? desk.composers[row.message];
  if (!composer) throw new Error(`No composer called « ${row.message} » (rule ${row.rule})`);
  return composer;
}

function draw(said: readonly MessageDelivery[], texts: readonly Composed[], t: Translator): Card {
  const [first] = texts as readonly [Composed];
  if (texts.length === 1) return first.card;
  const cards = texts.map(({ card }) => card);
  const count = texts.length;
  if (said.some(({ outcome }) => outcome === outcomes.capped)) {
    return mergeCards(cards, t.locale, t('delivery.digest.heading', { count }));
  }
  if (said.some(({ outcome }) => outcome === outcomes.caughtUp)) {
    return mergeCards(cards, t.locale, t('delivery.catchUp.digest', { count }));
  }
  return mergeCards(cards, t.locale);
}

/** Keeps files where the platform takes them, and adds the mark of the mail relay. */
function finish(drawn: Card, { platform, to, relay }: Destination, t: Translator): Card {
  const { files: where } = platform.capabilities;
  const takesFiles = where === 'everywhere' || (where === 'direct' && to.kind === 'person');
  return {
    ...drawn,
    files: takesFiles && drawn.files?.length ? drawn.files : undefined,
    footer: relay ? joined(drawn.footer, t('delivery.relay')) : drawn.footer,
  };
}

function joined(footer: RichText | undefined, mark: string): RichText {
  if (!footer) return mark;
  return typeof footer === 'string' ? `${footer} · ${mark}` : [...footer, ` · ${mark}`];
}

function withCalendar(texts: readonly Composed[]): Pick<OutgoingMessage, 'calendar'> {
  const calendar = texts.find((text) => text.calendar)?.calendar;
  return calendar ? { calendar } : {};
}

/** A file that two of the texts speak of is attached once. */
function withKeptFiles(texts: readonly Composed[]): Pick<OutgoingMessage, 'keptFiles'> {
  const files = texts.flatMap(({ keptFiles = [] }) => keptFiles);
  return files.length > 0 ? { keptFiles: [...new Map(files.map((file) => [file.id, file])).values()] } : {};
}

/** @returns the thread opened by an earlier message, if it was posted on this platform. */
async function threadOn(
  tx: Transaction,
  key: string,
  platform: Destination['platform'],
): Promise<string | null> {
  if (!platform.capabilities.threads) return null;
  const opened = await tx.messageDelivery.findUnique({
    where: { key },
    select: { platform: true, externalId: true, threadId: true },
  });
  if ((opened?.platform as PlatformName | undefined) !== platform.name) return null;
  return opened?.threadId ?? opened?.externalId ?? null;
}
