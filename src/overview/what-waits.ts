import { decisionButtons, itemFields } from '../agenda/agenda-item.ts';
import { waitingItems } from '../agenda/waiting-items.ts';
import type { Block } from '../conversation/card.ts';
import { catchUpButtons, heldLate } from '../delivery/late.ts';
import { undecidedBlocks } from '../delivery/uncertain-message.ts';
import { currentAnswer } from '../meetings/answers.ts';
import { waitingAbsences } from '../meetings/waiting-absences.ts';
import { aheadStates } from '../people/ahead-states.ts';
import type { Act } from '../people/authorisation.ts';
import { leadRoles } from '../people/leads.ts';
import { sits } from '../people/membership.ts';
import { recipientDirectory } from '../people/recipient-directory.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { proposalButtons } from '../proposals/proposal-buttons.ts';
import { type WaitingProposal, waitingProposals } from '../proposals/waiting-proposals.ts';
import { toDate } from '../time.ts';
import { givenUpBlocks } from './given-up.ts';
import { unsettledBlocks } from './pauses/unsettled.ts';
import { waitingMatters } from './waiting-matters.ts';

/** Requests of one kind a home shows with their buttons; the rest is counted. */
const shown = 5;

/**
 * What waits for the person's answer: invitations, what every room asks of them, absences of leaders, requests and points to
 * decide on, messages held back or in doubt.
 */
export async function whatWaits(
  turn: DomainTurn,
  actOf: (command: string) => Act | undefined,
): Promise<Block[]> {
  const proposals = await waitingProposals(turn, actOf);
  return [
    ...(await unanswered(turn)),
    ...(await waitingMatters(turn, proposals.slice(0, shown))),
    ...(await waitingAbsences(turn)),
    ...proposalBlocks(turn, proposals),
    ...(await points(turn)),
    ...(await messages(turn)),
  ];
}

/** Their buttons stand with the meetings. */
async function unanswered({ tx, t, now, actor, space }: DomainTurn): Promise<Block[]> {
  const invitations = await tx.invitation.findMany({
    where: {
      spaceId: space.id,
      personId: actor.id,
      withdrawn: false,
      meeting: { state: { in: [...aheadStates] }, startsAt: { gt: toDate(now) } },
    },
    include: { meeting: { select: { dateVersion: true } } },
  });
  const count = invitations.filter((one) => currentAnswer(one, one.meeting.dateVersion) === null).length;
  if (count === 0) return [];
  return [{ kind: 'notice', tone: 'neutral', text: t('overview.home.unanswered', { count }) }];
}

function proposalBlocks(turn: DomainTurn, waiting: readonly WaitingProposal[]): Block[] {
  const { t } = turn;
  const blocks = waiting
    .slice(0, shown)
    .flatMap(({ id, proposer, title, fields }, index): Block[] => [
      { kind: 'text', text: [t('overview.home.proposes', { name: proposer }), ' ', { bold: title }] },
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
      { kind: 'actions', buttons: proposalButtons(id, t, `-${index + 1}`) },
    ]);
  return [...blocks, ...others(turn, waiting.length)];
}

async function points(turn: DomainTurn): Promise<Block[]> {
  const { t } = turn;
  const waiting = await waitingItems(turn);
  const blocks = waiting.slice(0, shown).flatMap((item): Block[] => [
    { kind: 'text', text: [t('overview.home.point'), ' ', { bold: item.title }] },
    { kind: 'fields', fields: itemFields(item, item.meeting, t) },
    { kind: 'actions', buttons: decisionButtons(item, item.meeting, t) },
  ]);
  return [...blocks, ...others(turn, waiting.length)];
}

function others({ t }: DomainTurn, count: number): Block[] {
  return count > shown ? [{ kind: 'text', text: t('overview.home.others', { count: count - shown }) }] : [];
}

/** What is asked of whoever decides for the space: messages held back, those that perhaps arrived, and acts that were given up. */
async function messages(turn: DomainTurn): Promise<Block[]> {
  const { tx, t, now, space } = turn;
  const blocks = [
    ...(await heldMessages(turn)),
    ...(await unsettledBlocks(turn)),
    ...(await undecidedBlocks({ tx, t, now, directory: recipientDirectory, spaceId: space.id })),
    ...(await givenUpBlocks({ tx, t, spaceId: space.id })),
  ];
  return blocks.length > 0 && (await decides(turn)) ? blocks : [];
}

/** Nasty case 9: after downtime somebody decides what becomes of the reminders held back. */
async function heldMessages({ t, tx, space }: DomainTurn): Promise<Block[]> {
  const held = await tx.messageDelivery.groupBy({
    by: ['recipientId'],
    where: heldLate(space.id),
    _count: { _all: true },
  });
  if (held.length === 0) return [];
  const count = held.reduce((sum, { _count }) => sum + _count._all, 0);
  return [
    { kind: 'text', text: t.rich('delivery.catchUp.text', { count, people: held.length }) },
    { kind: 'actions', buttons: catchUpButtons(t, count) },
  ];
}

/** Those who may be told about it: leads, and administrators where nobody leads. */
async function decides(turn: DomainTurn): Promise<boolean> {
  const { administrator } = await turn.tx.person.findUniqueOrThrow({
    where: { id: turn.actor.id },
    select: { administrator: true },
  });
  if (administrator) return true;
  const memberships = await turn.tx.membership.findMany({
    where: {
      spaceId: turn.space.id,
      personId: turn.actor.id,
      roles: { hasSome: [...leadRoles] },
      committee: { state: 'active' },
    },
  });
  return memberships.some((one) => sits(one, today(turn), turn.space.milestonePhase));
}
