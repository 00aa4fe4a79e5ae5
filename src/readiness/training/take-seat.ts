import { date, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { type Session, sessionMeant } from './session-meant.ts';
import { sessionName } from './session-words.ts';
import { trainingsCard } from './trainings.ts';

const taken = {
  site: siteArgument(),
  day: date({ position: 2, keys: ['le', 'jour'] }),
  hour: text({ position: 3, optional: true, max: 5, keys: ['heure', 'à'] }),
};

type Given = { site: { value: Site }; day: Temporal.PlainDate; hour: string | undefined };

/** « Je m’inscris »: one seat each, as long as there is one. */
export const joinSession = domainCommand({
  name: 'training join',
  alias: 'formation inscription',
  synonyms: ["je m'inscris", 'formation inscrire'],
  group: 'readiness',
  arguments: taken,

  run: (turn, given) =>
    onSession(turn, given, async (session) => {
      if (session.seatsTaken.some(({ personId }) => personId === turn.actor.id))
        return 'readiness.training.hadSeat';
      if (session.seats !== null && session.seatsTaken.length >= session.seats)
        return 'readiness.training.full';
      await turn.tx.trainingSeat.create({ data: { sessionId: session.id, personId: turn.actor.id } });
      const full = session.seats !== null && session.seatsTaken.length + 1 >= session.seats;
      if (full) await turn.tx.trainingSession.update({ where: { id: session.id }, data: { state: 'full' } });
      await journal(turn, 'training.joined', { type: 'training', id: session.id });
      return { done: 'readiness.training.joined' };
    }),
});

/** « Je me désinscris »: the seat is free again. */
export const leaveSession = domainCommand({
  name: 'training leave',
  alias: 'formation désinscription',
  group: 'readiness',
  arguments: taken,

  run: (turn, given) =>
    onSession(turn, given, async (session) => {
      const { count } = await turn.tx.trainingSeat.deleteMany({
        where: { sessionId: session.id, personId: turn.actor.id },
      });
      if (count === 0) return 'readiness.training.noSeat';
      await turn.tx.trainingSession.update({ where: { id: session.id }, data: { state: 'planned' } });
      await journal(turn, 'training.left', { type: 'training', id: session.id });
      return { done: 'readiness.training.left' };
    }),
});

/** @param act what is done with a session that is still ahead; a key where it cannot be */
async function onSession(
  turn: DomainTurn,
  { site, day, hour }: Given,
  act: (session: Session) => Promise<string | { done: string }>,
): Promise<Reply> {
  const meant = await sessionMeant(turn, site.value, day, hour);
  if ('refusal' in meant) return meant.refusal;
  const { session } = meant;
  const name = sessionName(session, turn.t);
  const over = Temporal.PlainDate.compare(plainDate(session.on), dayOn(session.site, turn.now)) < 0;
  if (session.state === 'cancelled' || session.state === 'held' || over)
    return sayNo(turn, `readiness.training.already.${session.state === 'cancelled' ? 'cancelled' : 'held'}`, {
      name,
    });
  const said = await act(session);
  // @keys readiness.training.hadSeat readiness.training.full readiness.training.noSeat
  // @keys readiness.training.joined readiness.training.left
  if (typeof said === 'string') return sayNo(turn, said, { name });
  return {
    outcome: 'done',
    visibility: 'private',
    card: await trainingsCard(turn, site.value, [
      { kind: 'notice', tone: 'success', text: turn.t(said.done, { name }) },
    ]),
  };
}
