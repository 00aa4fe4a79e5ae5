import { journal } from '../people/journal.ts';
import { nextNumber } from '../people/number-series.ts';
import type { Deed } from '../people/turn.ts';
import { dateColumn, toDate } from '../time.ts';
import { type ActionWithParts, actionParts } from './action.ts';
import { planAction } from './plan-action.ts';

export interface NewAction {
  text: string;
  ownerId: string;
  due: Temporal.PlainDate;
  committeeId?: string;
  siteId?: string;
  riskId?: string;
  decisionId?: string;
}

/**
 * Opens an action because of something else that happened: a check that failed, a help that was asked, a reservation. Its owner is
 * told and reminded as for any other (C22, C25).
 *
 * @param today of the site or committee it is about: its number is of that year
 */
export async function openAction(
  by: Deed,
  today: Temporal.PlainDate,
  { due, ...given }: NewAction,
): Promise<ActionWithParts> {
  const { tx, ledger, space, correlationId } = by;
  const dueOn = dateColumn(due);
  const action = await tx.actionItem.create({
    data: {
      ...given,
      spaceId: space.id,
      number: await nextNumber(tx, space.id, 'A', today.year),
      dueOn,
      firstDueOn: dueOn,
      createdById: by.onBehalfOfId ?? by.actor?.id,
      createdAt: toDate(by.now),
    },
    include: actionParts,
  });
  const subject = { type: 'action', id: action.id };
  await journal(by, 'action.created', subject, {
    after: {
      number: action.number,
      text: action.text,
      owner: action.owner.handle,
      due: due.toString(),
      decision: action.decision?.number ?? null,
    },
  });
  if (action.ownerId !== by.actor?.id)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: 'ACTION',
      subject: { ...subject, version: action.version },
      recipient: { kind: 'person', id: action.ownerId },
      message: 'action.assigned',
      nature: 'notice',
      live: true,
      correlationId,
    });
  await planAction(tx, ledger, action, correlationId);
  return action;
}
