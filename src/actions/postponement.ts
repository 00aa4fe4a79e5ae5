import { latestRow } from '../delivery/look-up.ts';
import { fullName } from '../people/person-name.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { ActionItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { ActionWithParts } from './action.ts';
import { tellAbout } from './change-action.ts';
import { leadsFor } from './who-hears.ts';

/** Times an owner moves a due date alone; then the leads decide. */
const alone = 2;
/** Rule of the question to the leads. */
const askRule = 'ACTION-POSTPONE';

/** What an owner asks for, as the message to the leads carries it. */
export interface PostponementAsked {
  /** ISO date. */
  due: string;
  reason: string;
}

/** @returns whether its owner may move the due date without asking */
export function mayPostponeAlone({ postponements }: Pick<ActionItem, 'postponements'>): boolean {
  return postponements < alone;
}

/** Asks both leads; the first answer counts (its version is over then). @returns who was asked, by name */
export async function askLeads(
  turn: DomainTurn,
  action: ActionWithParts,
  { due, reason }: { due: Temporal.PlainDate; reason: string },
): Promise<string[]> {
  const asked = await leadsFor(turn.tx, action, today(turn));
  for (const lead of asked)
    await tellAbout(turn, action, {
      personId: lead.personId,
      rule: askRule,
      message: 'action.postponementAsked',
      nature: 'alert',
      parameters: { due: due.toString(), reason },
    });
  const people = await turn.tx.person.findMany({
    where: { id: { in: asked.map(({ personId }) => personId) } },
    orderBy: { givenName: 'asc' },
  });
  return people.map(fullName);
}

/** @returns what its owner asks for and nobody has answered yet, or null */
export async function postponementAsked(
  tx: Transaction,
  { id, version }: Pick<ActionItem, 'id' | 'version'>,
): Promise<PostponementAsked | null> {
  const row = await latestRow(tx, { type: 'action', id }, { rule: askRule });
  return row?.subjectVersion === version ? (row.parameters as unknown as PostponementAsked) : null;
}
