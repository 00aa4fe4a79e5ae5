/** A pause ends on its day; who began it, else who decides, is asked what becomes of what it held back. */
import { card } from '../../conversation/card.ts';
import type { Composers, HeldByPause } from '../../delivery/ledger.ts';
import type { HouseActs } from '../../people/turn.ts';
import { whoDecidesIn } from '../../people/who-decides.ts';
import type { Transaction } from '../../store/store.ts';
import { endPause } from './end-pause.ts';
import { heldButtons } from './held-buttons.ts';
import { heldKinds } from './held-kinds.ts';
import { pauseEndsAct, pauseEndsRule } from './pause.ts';
import { pausedWhat } from './paused-what.ts';

const endedMessage = 'overview.pauseEnded';

export const pauseActs: HouseActs = {
  async [pauseEndsAct](context, row) {
    const { tx, ledger, space, now } = context;
    const pause = await tx.pause.findFirst({ where: { id: row.subjectId, endedAt: null } });
    const held = pause && (await endPause(context, pause));
    if (!held) return;
    const author = pause.byId && (await stillHere(tx, pause.byId));
    const recipient = author
      ? { kind: 'person' as const, id: author }
      : await whoDecidesIn(tx, space.id, now);
    if (!recipient) return;
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: pauseEndsRule,
      subject: { type: 'pause', id: pause.id, version: 1 },
      recipient,
      message: endedMessage,
      parameters: { ...held },
      nature: 'alert',
    });
  },
};

export const pauseComposers: Composers = {
  async [endedMessage]({ tx, t, answers }, { subjectId, spaceId, parameters }) {
    const { messages: count, people, rules = {} } = parameters as unknown as HeldByPause;
    const pause = await tx.pause.findUniqueOrThrow({ where: { id: subjectId } });
    const site = pause.siteId ? await tx.site.findUnique({ where: { id: pause.siteId } }) : null;
    const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
    const lines = [
      count > 0 ? t.rich('overview.pause.held', { count, people }) : t('overview.pause.nothingHeld'),
      // Its buttons stand in no mail.
      ...(answers === 'mail' && count > 0 ? [t('delivery.inTheChat')] : []),
    ];
    const drawn = card(t('overview.pause.ended', { what: pausedWhat({ t, space }, site) }), ...lines);
    return {
      card: {
        ...drawn,
        blocks: [...drawn.blocks, ...heldKinds(rules, t)],
        ...(count > 0 && { actions: heldButtons(t, count, site?.code ?? null) }),
      },
    };
  },
};

async function stillHere(tx: Transaction, id: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id }, select: { state: true } });
  return person && person.state !== 'left' ? id : null;
}
