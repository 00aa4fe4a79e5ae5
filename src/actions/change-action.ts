/** How every change of an action is written down: one row locked, one version more, its reminders and cards follow. */
import { choice, entity } from '../conversation/arguments.ts';
import type { Block, Card, RichText } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { journal } from '../people/journal.ts';
import { judgeAct } from '../people/permit.ts';
import { sayNo } from '../people/say-no.ts';
import type { Acting, Deed, DomainTurn } from '../people/turn.ts';
import type { ActionItem, Prisma } from '../store/generated/client.ts';
import { type ActionWithParts, actionParts, isOpen } from './action.ts';
import { actionFields, ownerButtons, type ShownIn } from './action-card.ts';
import { actionList } from './action-list.ts';
import { planAction } from './plan-action.ts';
import { refreshAction } from './refresh-action.ts';

/** Which action, and where the button stood: every change begins with these. */
export const aboutAction = {
  action: entity<ActionItem>('action', { position: 1 }),
  shown: choice({ list: [], message: [] }, { optional: true, hidden: true }),
};

type About = { action?: { value: ActionItem } };

/** The rights of one's own action (« Close action » in 4.5): its owner, and whoever leads its committee. */
export const rightsOfOwner = {
  act: 'action.close' as const,
  committeeOf: (values: About) => values.action?.value.committeeId ?? undefined,
  own: (turn: DomainTurn, values: About) => values.action?.value.ownerId === turn.actor.id,
  // Whoever was given an action may answer for it, also without a seat in the committee it comes from.
  rolesInMatter: (turn: DomainTurn, values: About) =>
    values.action?.value.ownerId === turn.actor.id ? (['EXP'] as ['EXP']) : [],
};

/** The rights of those who run the project: they check, drop and reassign (4.1, « LF drops or reassigns »). */
export const rightsOfLeads = {
  act: 'action.decide' as const,
  committeeOf: rightsOfOwner.committeeOf,
};

/** @returns whether the person runs the action's project, beyond being its owner */
export async function leads(turn: DomainTurn, { committeeId }: ActionItem): Promise<boolean> {
  const matter = { committeeId: committeeId ?? undefined, own: false };
  return (await judgeAct(turn, 'action.decide', matter)).verdict === 'allowed';
}

/**
 * Writes a change that its reminders must follow: one version more, so that what older ones still had to say is void.
 *
 * @param act of the journal: `action.postponed`
 * @param said what its author gave with it, for the journal
 */
export async function changeAction(
  by: Deed,
  before: ActionWithParts,
  data: Prisma.ActionItemUncheckedUpdateInput,
  act: string,
  said: Prisma.InputJsonObject = {},
): Promise<ActionWithParts> {
  const { tx, ledger, correlationId } = by;
  const subject = { type: 'action', id: before.id };
  const after = await tx.actionItem.update({
    where: { id: before.id },
    data: { ...data, version: { increment: 1 } },
    include: actionParts,
  });
  await journal(by, act, subject, { before: facts(before), after: { ...facts(after), ...said } });
  if (isOpen(after)) await planAction(tx, ledger, after, correlationId);
  else await ledger.cancel(tx, subject, 'actionClosed');
  await refreshAction(by, before);
  return after;
}

function facts(action: ActionWithParts): Prisma.InputJsonObject {
  return {
    state: action.state,
    owner: action.owner.handle,
    due: action.dueOn.toISOString().slice(0, 10),
    ...(action.blockedReason && { blocked: action.blockedReason }),
    ...(action.droppedReason && { dropped: action.droppedReason }),
  };
}

/** Tells one person what became of an action; nobody is told what they did themselves. */
export async function tellAbout(
  turn: Acting,
  action: ActionWithParts,
  told: {
    personId: string | null;
    rule: string;
    message: string;
    nature?: 'notice' | 'alert';
    parameters?: Prisma.InputJsonObject;
  },
): Promise<void> {
  if (!told.personId || told.personId === turn.actor.id) return;
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: told.rule,
    subject: { type: 'action', id: action.id, version: action.version },
    recipient: { kind: 'person', id: told.personId },
    message: told.message,
    parameters: told.parameters,
    nature: told.nature ?? 'notice',
    live: true,
    correlationId: turn.correlationId,
  });
}

/** « L’action A-2026-007 est déjà faite », when it can no longer be changed that way. */
export function alreadyClosed(turn: DomainTurn, { number, state }: ActionWithParts): Reply {
  return sayNo(turn, 'action.alreadyClosed', { number, state: turn.t(`action.stateLine.${state}`) });
}

/**
 * The answer to a change: the action as it stands now, or the list whose button was pressed, shown again.
 *
 * @param sentence what was done
 */
export async function changed(
  turn: DomainTurn,
  action: ActionWithParts,
  sentence: RichText,
  shown?: ShownIn,
): Promise<Reply> {
  const notice = { kind: 'notice' as const, tone: 'success' as const, text: sentence };
  if (shown === 'list') {
    const list = await actionList(turn, { whose: 'mine' });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: { ...list, blocks: [notice, ...list.blocks] },
    };
  }
  return {
    outcome: 'done',
    // What delays an action is nobody else's affair in a channel.
    visibility: 'private',
    // A message about several actions is drawn again by itself.
    replaces: turn.via === 'button' && shown !== 'message',
    card: asItStands(turn, action, notice),
  };
}

function asItStands(turn: DomainTurn, action: ActionWithParts, notice: Block): Card {
  const { t } = turn;
  const open = isOpen(action);
  const mine = action.ownerId === turn.actor.id;
  return {
    heading: t('action.heading', { number: action.number }),
    blocks: [
      { kind: 'text', text: action.text },
      ...(open ? [{ kind: 'fields' as const, fields: actionFields(action, t, { owner: !mine }) }] : []),
      notice,
    ],
    actions: open && mine ? ownerButtons(action, t) : [],
  };
}
