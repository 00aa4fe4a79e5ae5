import { committeeRules } from '../committees/committee-rules.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { house } from '../delivery/timed-act.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { ActionItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import { actionRules } from './action-timeline.ts';

/**
 * Makes the waiting reminders of an open action match its due date and owner (mechanism 3). Days that are past are left
 * out: nobody is reminded today of what was due last month.
 */
export async function planAction(
  tx: Transaction,
  ledger: Ledger,
  action: ActionItem,
  correlationId?: string,
): Promise<void> {
  const committee = await committeeFor(tx, action);
  const organisation =
    committee?.organisation ??
    (await tx.organisation.findFirstOrThrow({
      where: { spaceId: action.spaceId },
      orderBy: [{ kind: 'asc' }, { id: 'asc' }],
    }));
  const timeZone = committee?.timeZone ?? organisation.timeZone;
  const due = plainDate(action.dueOn);
  await ledger.reconcile(tx, {
    spaceId: action.spaceId,
    rules: actionRules(committeeRules(committee ?? { kind: 'copil', rules: {} })),
    subject: {
      type: 'action',
      id: action.id,
      version: action.version,
      timeZone,
      anchors: { due: due.toZonedDateTime(timeZone) },
      on: due,
    },
    audiences: {
      owner: action.needsOwner ? [] : [{ kind: 'person', id: action.ownerId }],
      house: [house(action.id)],
    },
    calendar: await calendarOf(tx, organisation),
    settings: await sendingFor(tx, action.spaceId, organisation.id),
    correlationId,
  });
}

function committeeFor(tx: Transaction, { committeeId }: ActionItem) {
  return committeeId
    ? tx.committee.findUnique({ where: { id: committeeId }, include: { organisation: true } })
    : null;
}
