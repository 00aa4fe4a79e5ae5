/** What somebody may do whose account nobody has linked: link it, and ask how. They are in no space and see none. */
import type { Translators } from './conversation/catalogue.ts';
import type { Turn } from './conversation/command.ts';
import { type Locale, locales } from './conversation/language.ts';
import { type BotEvent, createConversation, type Handled } from './conversation/pipeline.ts';
import type { Bot } from './conversation/platform.ts';
import { createRegistry } from './conversation/registry.ts';
import type { Reply } from './conversation/reply.ts';
import type { Delivery } from './delivery/dispatch.ts';
import { openInbox } from './inbox.ts';
import type { Logger } from './log.ts';
import { linkStranger } from './people/commands/link.ts';
import type { Pairing } from './people/linking/pairing.ts';
import { type StrangerTurn, strangerReply } from './people/linking/stranger.ts';
import { screen } from './people/screen.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './time.ts';

export interface StrangerParts {
  store: Pick<Store, 'db' | 'transaction'>;
  clock: Clock;
  delivery: Pick<Delivery, 'ledger' | 'wake'>;
  translators: Translators;
  seal: Seal;
  pairing: Pairing | null;
  log: Logger;
  handled(what: Handled): void;
}

/** Answers events of unknown accounts; like the bot's, its functions never reject. */
export function botForStrangers(parts: StrangerParts) {
  const bots = Object.fromEntries(locales.map((locale) => [locale, speaking(parts, locale)])) as Record<
    Locale,
    Bot
  >;
  return async (event: BotEvent, locale: Locale): Promise<Reply> => {
    const bot = bots[locale];
    const reply = await ('text' in event
      ? bot.say(event)
      : 'values' in event
        ? bot.submit(event)
        : bot.press(event));
    return reply.outcome === 'unknown'
      ? strangerReply(parts.translators[locale], parts.pairing !== null)
      : reply;
  };
}

type TurnWithEvent = StrangerTurn & { eventId: string };

function speaking(parts: StrangerParts, locale: Locale): Bot {
  const { store, clock, delivery, translators, pairing, log } = parts;
  // A wrong code counts as a try: sent again by the platform, it is not counted again.
  const doOnce = openInbox(parts, () => true);
  const turnOf = async (event: BotEvent, via: Turn['via']): Promise<TurnWithEvent> => ({
    t: translators[locale],
    locale,
    now: clock.now(),
    timeZone: 'Europe/Paris',
    place: event.place,
    via,
    account: event.account,
    tx: store.db,
    ledger: delivery.ledger,
    pairing,
    correlationId: event.correlationId,
    eventId: event.eventId,
  });
  return createConversation<TurnWithEvent, null>({
    registry: createRegistry<TurnWithEvent>([linkStranger], translators),
    translators,
    resolvers: {},
    log,
    turnOf,
    localeOf: async () => locale,
    permit: async () => ({ allowed: true, judgement: null }),
    screen,
    run: (turn, command, values) =>
      doOnce({ ...turn, command: command.name }, (tx) => command.run({ ...turn, tx }, values)),
    // Whatever else they type, they are told how to be known.
    handled: ({ outcome, ...what }) =>
      parts.handled({ ...what, outcome: outcome === 'unknown' ? 'refused' : outcome }),
  });
}
