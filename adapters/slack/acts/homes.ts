/** The App Home: what the command `home` answers, drawn again for whoever looked at it lately. */
import type { Card } from '../../../src/conversation/card.ts';
import { mergeCards } from '../../../src/conversation/merge-cards.ts';
import type { AccountRef } from '../../../src/conversation/platform.ts';
import { drawHome } from '../render/home.ts';
import { outcomeOf } from '../send/outcomes.ts';
import type { ActParts } from './act-parts.ts';
import { contextOf } from './draw.ts';

/** How long somebody's Home is kept up to date after they opened it. */
const watchedMinutes = 60;
/** People whose Home one process keeps up to date. */
const watchedPeople = 5_000;

export interface Homes {
  /** Somebody opened their Home. */
  opened(account: AccountRef, eventId: string): Promise<void>;
  /** Somebody acted: their Home, if they looked at it lately, follows. Never throws. */
  refresh(account: AccountRef, eventId: string): Promise<void>;
  /** What they did there is told on top of it. Never throws. @returns whether it is shown */
  tell(account: AccountRef, eventId: string, news: Card): Promise<boolean>;
}

export function openHomes(parts: ActParts): Homes {
  const { bot, clients, clock, host, log } = parts;
  const watched = new Map<string, Temporal.Instant>();
  const keyOf = ({ workspace, externalId }: AccountRef) => `${workspace} ${externalId}`;

  function watch(account: AccountRef): void {
    const key = keyOf(account);
    watched.delete(key);
    watched.set(key, clock.system().add({ minutes: watchedMinutes }));
    const [oldest] = watched.keys();
    if (watched.size > watchedPeople && oldest !== undefined) watched.delete(oldest);
  }

  async function publish(account: AccountRef, eventId: string, news?: Card): Promise<void> {
    const place = { kind: 'direct' } as const;
    const { card } = await bot.press({ eventId, account, place, command: 'home', arguments: {} });
    if (!card) throw new Error('The command “home” answered without a card.');
    const context = await contextOf(parts, account, card);
    const whole = news ? mergeCards([news, card], context.locale, card.heading) : card;
    const client = await clients.interactive(account.workspace);
    await client.views.publish({
      user_id: account.externalId,
      view: drawHome(whole, news ? await contextOf(parts, account, whole) : context),
    });
  }

  async function attempt(account: AccountRef, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const failure = outcomeOf(error, 'person');
      const { workspace, externalId } = account;
      log.warn({ workspace, externalId, failure }, 'An App Home could not be drawn');
      if (failure.state === 'refused' && (failure.reason === 'revoked' || failure.reason === 'missingScope'))
        await host.trouble({ workspace, reason: failure.reason, detail: failure.detail }).catch(() => {});
      return false;
    }
  }

  return {
    async opened(account, eventId) {
      watch(account);
      await attempt(account, () => publish(account, eventId));
    },
    async refresh(account, eventId) {
      const until = watched.get(keyOf(account));
      if (!until || Temporal.Instant.compare(until, clock.system()) < 0) return;
      await attempt(account, () => publish(account, `${eventId}:home`));
    },
    tell: (account, eventId, news) => attempt(account, () => publish(account, `${eventId}:home`, news)),
  };
}
