import { card } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { house } from '../delivery/timed-act.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn, HouseAct } from '../people/turn.ts';
import type { Contribution } from './contribution.ts';
import type { ThreadOfSite } from './thread.ts';

/** Rule of what is handed to a director alone; its text is forgotten once it has been read or a day later. */
const handedRule = 'REX-DIRECTOR';
const keptHours = 24;
/** States in which its text is not needed to deliver it any more. */
const settledStates = ['sent', 'relayed', 'failed', 'cancelled', 'superseded', 'uncertain'] as const;

/**
 * What its author agreed to hand to the director of the site, and to nobody else: it leaves the lessons, no journal names it,
 * and the ledger keeps neither its words nor, without a name, its author.
 */
export async function handToDirector(
  turn: DomainTurn,
  { id, spaceId, deployment: { site } }: ThreadOfSite,
  { said, unnamed }: Contribution,
): Promise<Reply> {
  const { tx, ledger, t, now } = turn;
  if (!site.directorId) return sayNo(turn, 'lesson.accused.noDirector');
  const version = await nextVersion(turn, id);
  const subject = { type: 'lessonsThread', id, version };
  await ledger.notify(tx, {
    spaceId,
    rule: handedRule,
    subject,
    recipient: { kind: 'person', id: site.directorId },
    message: 'lesson.handed',
    parameters: { text: Object.values(said).join('\n'), from: unnamed ? '' : turn.actor.name },
    nature: 'alert',
  });
  await ledger.notify(tx, {
    spaceId,
    rule: 'REX-FORGET',
    subject,
    recipient: house(id),
    message: 'lesson.forgetHanded',
    nature: 'act',
    at: now.add({ hours: keptHours }),
    evenPaused: true,
  });
  const told = t('lesson.accused.handed', { unnamed });
  return { outcome: 'done', visibility: 'private', card: card(t('lesson.accused.handed.heading'), told) };
}

/** Each one is a message of its own. */
async function nextVersion({ tx }: DomainTurn, threadId: string): Promise<number> {
  const where = { rule: handedRule, subjectType: 'lessonsThread', subjectId: threadId };
  return 1 + (await tx.messageDelivery.count({ where }));
}

/** The words of what was handed over leave the ledger; what has not left yet is forgotten another day. */
export const forgetHanded: HouseAct = async ({ tx, ledger, now, space }, { subjectId }) => {
  const where = { rule: handedRule, subjectType: 'lessonsThread', subjectId };
  const settled = { in: [...settledStates] };
  await tx.messageDelivery.updateMany({ where: { ...where, state: settled }, data: { parameters: {} } });
  const waiting = await tx.messageDelivery.count({
    where: { ...where, state: { notIn: [...settledStates] } },
  });
  if (waiting === 0) return;
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: 'REX-FORGET',
    subject: { type: 'lessonsThread', id: subjectId, version: Math.floor(now.epochMilliseconds / 1000) },
    recipient: house(subjectId),
    message: 'lesson.forgetHanded',
    nature: 'act',
    at: now.add({ hours: keptHours }),
    evenPaused: true,
  });
};
