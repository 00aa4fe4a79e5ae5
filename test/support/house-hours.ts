/** What happens at an hour of a timeline, done at once: a timed act, a message as somebody would get it. */
import { houseTranslators } from '../../src/catalogues.ts';
import type { Card } from '../../src/conversation/card.ts';
import { houseActs, houseComposers } from '../../src/house.ts';
import type { MessageDelivery } from '../../src/store/generated/client.ts';
import type { DirectBot } from './direct-bot.ts';

const translators = houseTranslators();
type House = Pick<DirectBot, 'store' | 'db' | 'delivery'>;

/** Runs a timed act of the house. @param at ISO instant */
export async function runAct(house: House, name: string, subjectId: string, at: string): Promise<void> {
  const act = houseActs(translators)[name];
  if (!act) throw new Error(`No timed act is called « ${name} ».`);
  const { id: spaceId } = await house.db.space.findFirstOrThrow();
  const instant = Temporal.Instant.from(at);
  const row = { rule: name, spaceId, subjectId, correlationId: null } as MessageDelivery;
  await house.store.transaction((tx) =>
    act({ tx, now: instant, at: instant, ledger: house.delivery.ledger }, row),
  );
}

/** @param told who it is told, the rule it comes from; `redraw` when it was posted before */
export interface Told {
  message: string;
  subjectId: string;
  rule: string;
  /** ISO instant. */
  at: string;
  handle?: string;
  redraw?: boolean;
  parameters?: Record<string, string | number | boolean>;
}

/** @returns the card somebody gets; null when there is nothing to say */
export async function composed(house: House, told: Told): Promise<Card | null> {
  const compose = houseComposers[told.message];
  if (!compose) throw new Error(`No composer is called « ${told.message} ».`);
  const person = told.handle
    ? await house.db.person.findFirstOrThrow({ where: { handle: told.handle } })
    : null;
  const { subjectId, rule, parameters = {}, redraw = false } = told;
  const at = Temporal.Instant.from(told.at);
  const row = {
    subjectId,
    rule,
    parameters,
    dueAt: new Date(at.epochMilliseconds),
  } as unknown as MessageDelivery;
  const context = {
    t: translators.fr,
    now: at,
    answers: 'chat' as const,
    personId: person?.id ?? null,
    redraw,
  };
  return (await house.store.transaction((tx) => compose({ ...context, tx }, row)))?.card ?? null;
}
