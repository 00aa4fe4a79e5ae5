/** Who was asked to help with which points: it is written in the journal of the nudge (C34). */
import { z } from 'zod';
import { openStates } from '../../actions/action-states.ts';
import { journal } from '../../people/journal.ts';
import type { Deed } from '../../people/turn.ts';
import type { Transaction } from '../../store/store.ts';

const act = 'nudge.helpAsked';
const helpSchema = z.object({ actionId: z.string(), codes: z.array(z.string()) });

/** An action by which somebody helps, with the points it is about. */
export type Help = z.infer<typeof helpSchema>;

export function recordHelp(by: Deed, nudge: { id: string }, help: Help): Promise<void> {
  return journal(by, act, { type: 'nudge', id: nudge.id }, { after: help });
}

/** @returns the help that was asked for with these nudges and is still to be given, the earliest first */
export async function openHelp(tx: Transaction, nudgeIds: readonly string[]): Promise<Help[]> {
  if (nudgeIds.length === 0) return [];
  const asked = await tx.auditEvent.findMany({
    where: { act, subjectType: 'nudge', subjectId: { in: [...nudgeIds] } },
    orderBy: { id: 'asc' },
  });
  const all = asked.map(({ after }) => helpSchema.parse(after));
  const open = await tx.actionItem.findMany({
    where: { id: { in: all.map(({ actionId }) => actionId) }, state: { in: [...openStates] } },
    select: { id: true },
  });
  const ids = new Set(open.map(({ id }) => id));
  return all.filter(({ actionId }) => ids.has(actionId));
}
