/** What happens at an hour of the timeline of one site, done at once, and what people do about it. */
import { randomUUID } from 'node:crypto';
import { houseTranslators } from '../../src/catalogues.ts';
import { buttonsOf, type Card, type CommandButton } from '../../src/conversation/card.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { houseActs, houseComposers, tellHouse } from '../../src/house.ts';
import type { HouseEvent } from '../../src/people/house-event.ts';
import { spaceContext } from '../../src/people/space-context.ts';
import type { Happening } from '../../src/people/turn.ts';
import type { MessageDelivery } from '../../src/store/generated/client.ts';
import { plain } from '../journeys/reading.ts';
import type { DirectBot } from './direct-bot.ts';

const translators = houseTranslators();

export interface SiteHours {
  /** The deployment of the site, as it is now. */
  deployment(): Promise<{ id: string; version: number; state: string; siteId: string }>;
  /** Runs a timed act of a rule. @param at ISO instant, which becomes the present */
  act(name: string, rule: string, at: string, more?: Partial<MessageDelivery>): Promise<void>;
  /** What somebody (null: a channel) reads of a message at that hour; null when there is nothing to say. */
  told(
    message: string,
    rule: string,
    who: string | null,
    more?: Partial<MessageDelivery> & { redraw?: boolean },
  ): Promise<Card | null>;
  /** Does something as copil itself does it. */
  during<T>(work: (by: Happening) => Promise<T>): Promise<T>;
  /** Tells the house what another room would have announced. */
  happens(event: HouseEvent): Promise<void>;
  say(who: string, text: string): Promise<Reply>;
  press(who: string, from: Pick<Reply, 'card'>, label: string): Promise<Reply>;
  submit(who: string, form: NonNullable<Reply['form']>, values: Record<string, string>): Promise<Reply>;
}

/** @param house asked each time, since a test opens it before its first step @param code of the site */
export function siteHours(house: () => DirectBot, code: string): SiteHours {
  let now = Temporal.Instant.from('2026-09-01T06:30:00Z');
  const deployment = () => house().db.deployment.findFirstOrThrow({ where: { site: { code } } });
  const from = (who: string) => ({
    eventId: randomUUID(),
    account: { platform: 'local' as const, workspace: 'agla', externalId: who },
    place: { kind: 'direct' as const },
  });
  async function during<T>(work: (by: Happening) => Promise<T>): Promise<T> {
    const space = spaceContext(await house().db.space.findFirstOrThrow());
    const by = { now, space, spaceT: translators.fr, actor: null, account: null };
    const ledger = house().delivery.ledgerAt(now);
    return house().store.transaction((tx) =>
      work({
        ...by,
        tx,
        ledger,
        announce: (event) => tellHouse({ ...by, tx, ledger, announce: async () => undefined }, event),
      }),
    );
  }
  return {
    deployment,
    async act(name, rule, at, more = {}) {
      const { id, version, spaceId } = await deployment();
      now = Temporal.Instant.from(at);
      house().moveTo(at);
      const row = { rule, subjectId: id, subjectVersion: version, spaceId, correlationId: null, ...more };
      await house().store.transaction(async (tx) =>
        houseActs(translators)[name]?.(
          { tx, now, at: now, ledger: house().delivery.ledgerAt(now) },
          row as MessageDelivery,
        ),
      );
      await house().db.messageDelivery.updateMany({
        where: { rule, subjectId: row.subjectId, recipientKind: 'house', state: 'planned' },
        data: { state: 'done' },
      });
    },
    async told(message, rule, who, { redraw = false, ...more } = {}) {
      const { id, version } = await deployment();
      const person = who && (await house().db.person.findFirstOrThrow({ where: { handle: who } }));
      const row = {
        rule,
        subjectType: 'deployment',
        subjectId: id,
        subjectVersion: version,
        parameters: {},
        ...more,
      };
      const context = {
        t: translators.fr,
        now,
        answers: 'chat' as const,
        personId: person ? person.id : null,
        redraw,
      };
      const composed = await house().store.transaction(async (tx) =>
        houseComposers[message]?.({ ...context, tx }, row as MessageDelivery),
      );
      return composed?.card ?? null;
    },
    during,
    happens: (event) => during((by) => tellHouse(by, event)),
    say: (who, text) => house().bot.say({ ...from(who), text }),
    press(who, { card }, label) {
      const buttons = card ? buttonsOf(card) : [];
      const button = buttons.find((one) => one.label === label);
      if (!button || !('command' in button))
        throw new Error(`no « ${label} » among ${buttons.map((one) => one.label).join(', ')}`);
      const { command, arguments: given } = button as CommandButton;
      return house().bot.press({ ...from(who), command, arguments: given });
    },
    submit: (who, { command, fields }, values) =>
      house().bot.submit({
        ...from(who),
        command,
        values: {
          ...Object.fromEntries(
            fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
          ),
          ...values,
        },
      }),
  };
}

/** @returns what a card says, with ordinary spaces; nothing when there is none */
export function wordsOf(card: Card | null | undefined): string {
  return card ? plain(renderText(card, 'fr')) : '';
}

export function labelsOf(card: Card | null | undefined): string[] {
  return card ? buttonsOf(card).map(({ label }) => label) : [];
}
