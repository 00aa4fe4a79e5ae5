import { date, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { sessionMeant } from './session-meant.ts';
import { sessionName } from './session-words.ts';
import { trainingsCard } from './trainings.ts';

/** A session is not held: who had a seat is told, with the other sessions. */
export const cancelSession = domainCommand({
  name: 'training cancel',
  alias: 'formation annuler',
  group: 'readiness',
  act: 'training.manage',
  arguments: {
    site: siteArgument(),
    day: date({ position: 2, keys: ['le', 'jour'] }),
    hour: text({ position: 3, optional: true, max: 5, keys: ['heure', 'à'] }),
    reason: longText({ optional: true, max: 300, keys: ['raison', 'motif'] }),
  },
  siteOf,

  async run(turn, { site, day, hour, reason }): Promise<Reply> {
    const { tx, t } = turn;
    const meant = await sessionMeant(turn, site.value, day, hour);
    if ('refusal' in meant) return meant.refusal;
    const { session } = meant;
    const name = sessionName(session, t);
    if (session.state === 'held' || session.state === 'cancelled')
      return sayNo(turn, `readiness.training.already.${session.state}`, { name });
    await tx.trainingSession.update({ where: { id: session.id }, data: { state: 'cancelled' } });
    await journal(
      turn,
      'training.cancelled',
      { type: 'training', id: session.id },
      {
        after: { ...(reason && { reason }) },
      },
    );
    for (const { personId } of session.seatsTaken)
      if (personId !== turn.actor.id)
        await turn.ledger.notify(tx, {
          spaceId: turn.space.id,
          rule: 'TRAINING-CANCELLED',
          subject: { type: 'training', id: session.id, version: 1 },
          recipient: { kind: 'person', id: personId },
          message: 'readiness.trainingCancelled',
          parameters: { ...(reason && { reason }) },
          nature: 'notice',
          correlationId: turn.correlationId,
        });
    return {
      outcome: 'done',
      visibility: 'here',
      card: await trainingsCard(turn, site.value, [
        {
          kind: 'notice',
          tone: 'success',
          text: t('readiness.training.cancelDone', { name, count: session.seatsTaken.length }),
        },
      ]),
    };
  },
});
