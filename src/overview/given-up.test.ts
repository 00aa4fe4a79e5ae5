import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Composer } from '../delivery/ledger.ts';
import { house } from '../delivery/timed-act.ts';
import { givenUpComposers } from './given-up.ts';

const nine = Temporal.Instant.from('2026-09-01T07:00:00Z');
let direct: DirectBot;
let actId: string;
let spaceId: string;
let events = 0;

const from = (handle: string) => ({
  eventId: `e${events++}`,
  account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
  place: { kind: 'direct' as const },
});
const words = ({ card }: Reply) => plain(card ? renderText(card, 'fr') : '');
const home = (handle: string) => direct.bot.say({ ...from(handle), text: 'accueil' });
const retryOf = ({ card }: Reply) =>
  buttonsOf(card ?? { blocks: [] }).find(({ label }) => label === 'Réessayer');
const act = () => direct.db.messageDelivery.findUniqueOrThrow({ where: { id: actId } });

beforeAll(async () => {
  direct = await openDirectBot(nine.toString());
  const meeting = await direct.db.meeting.findFirstOrThrow();
  spaceId = meeting.spaceId;
  await direct.store.transaction((tx) =>
    direct.delivery.ledger.notify(tx, {
      ...{ spaceId, rule: 'M99', message: 'agenda.convene', nature: 'act', at: nine },
      subject: { type: 'meeting', id: meeting.id, version: 1 },
      recipient: house(meeting.id),
    }),
  );
  actId = (await direct.db.messageDelivery.findFirstOrThrow({ where: { rule: 'M99' } })).id;
});
afterAll(() => direct.close());
beforeEach(() =>
  direct.db.messageDelivery.update({
    where: { id: actId },
    data: { state: 'failed', outcome: 'exhausted', attempts: 10 },
  }),
);

describe('an act of copil that was given up', () => {
  it('is told with what it was about and when, and no more once it has been tried again', async () => {
    const t = houseTranslators().fr;
    const compose = givenUpComposers['overview.givenUp'] as Composer;
    const written = (redraw: boolean) =>
      direct.store.transaction(async (tx) =>
        compose({ tx, t, now: nine, answers: 'chat', personId: null, redraw }, {
          spaceId,
          parameters: { act: actId },
        } as never),
      );
    const alert = await written(false);
    expect(plain(alert ? renderText(alert.card, 'fr') : '')).toContain(
      'copil devait agir de lui-même le mardi 1er septembre 2026 à 9 h, à propos de : COPIL',
    );
    await direct.db.messageDelivery.update({ where: { id: actId }, data: { state: 'done' } });
    expect(await written(false)).toBeNull();
    const redrawn = await written(true);
    expect(plain(redrawn ? renderText(redrawn.card, 'fr') : '')).toContain('C’est réglé');
  });

  it('waits on the home of who decides alone; « Réessayer » plans it once, as if it were new', async () => {
    expect(retryOf(await home('sophie'))).toBeUndefined();
    const button = retryOf(await home('claire'));
    if (!button || !('command' in button)) throw new Error('no button');
    const pressed = (handle: string) =>
      direct.bot.press({ ...from(handle), command: button.command, arguments: button.arguments });
    expect((await pressed('sophie')).outcome).toBe('refused');
    expect(await act()).toMatchObject({ state: 'failed' });
    expect(words(await pressed('claire'))).toContain('copil réessaie dans la minute');
    expect(await act()).toMatchObject({ state: 'planned', attempts: 0, outcome: null, leasedUntil: null });
    expect(words(await pressed('claire'))).toContain('C’était déjà réglé');
    expect(retryOf(await home('claire'))).toBeUndefined();
  });
});
