import type { Block } from '../../conversation/card.ts';
import { outcomes } from '../../delivery/rows.ts';
import { pausedAmong } from '../../hours/paused-among.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { heldButtons } from './held-buttons.ts';

/** What pauses that have ended held back, and nobody has decided on yet. */
export async function unsettledBlocks({ tx, t, now, space }: DomainTurn): Promise<Block[]> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      spaceId: space.id,
      state: 'held',
      outcome: outcomes.paused,
      recipientKind: { not: 'house' },
    },
    select: { id: true, spaceId: true, subjectType: true, subjectId: true, recipientId: true },
  });
  if (rows.length === 0) return [];
  const paused = await pausedAmong(tx, rows, now);
  const waiting = rows.filter(({ id }) => !paused.has(id));
  if (waiting.length === 0) return [];
  const people = new Set(waiting.map(({ recipientId }) => recipientId)).size;
  return [
    { kind: 'text', text: t.rich('overview.pause.held', { count: waiting.length, people }) },
    { kind: 'actions', buttons: heldButtons(t, waiting.length, null) },
  ];
}
