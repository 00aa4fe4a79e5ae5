import type { TimedAct, TimedActContext } from '../delivery/timed-act.ts';
import { readChairs } from '../people/read-chairs.ts';
import { plainDate } from '../time.ts';
import { type ActionWithParts, findAction, isOpen } from './action.ts';
import { dayFor, leadFor } from './who-hears.ts';

/** Days after the due date the lead of record hears of it: of that day, for whom the other stands in when away (C03). */
export const tellLead: TimedAct = async (context, row) => {
  const action = await stillOpen(context, row.subjectId);
  const lead = action && (await leadFor(context.tx, action, await dayFor(context.tx, action, context.at)));
  if (!lead) return;
  await tellLate(context, action, 'ACTION-LEAD-TOLD', lead.personId, { insteadOf: lead.insteadOf ?? null });
};

/** And once the chair (C25). On the next agenda it stands as soon as it is late (late-actions.ts). */
export const tellChair: TimedAct = async (context, row) => {
  const action = await stillOpen(context, row.subjectId);
  if (!action?.committeeId) return;
  const day = await dayFor(context.tx, action, context.at);
  for (const personId of await readChairs(context.tx, action.committeeId, day))
    if (personId !== action.ownerId) await tellLate(context, action, 'ACTION-CHAIR-TOLD', personId);
};

async function stillOpen({ tx }: TimedActContext, id: string): Promise<ActionWithParts | null> {
  const action = await findAction(tx, id);
  return action && isOpen(action) ? action : null;
}

async function tellLate(
  { tx, ledger, at }: TimedActContext,
  action: ActionWithParts,
  rule: string,
  personId: string,
  parameters?: Record<string, unknown>,
): Promise<void> {
  await ledger.notify(tx, {
    spaceId: action.spaceId,
    rule,
    subject: { type: 'action', id: action.id, version: action.version },
    recipient: { kind: 'person', id: personId },
    message: 'action.late',
    parameters,
    nature: 'notice',
    live: true,
    at,
    on: plainDate(action.dueOn),
  });
}
