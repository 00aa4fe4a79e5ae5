import { choice, entity, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Decision, Person } from '../../store/generated/client.ts';
import { recorderOf } from '../recorder.ts';
import { ballotCard, readBallot, type SessionBallot } from '../voting/ballot-card.ts';
import { castVote } from '../voting/ballots.ts';
import { askVoices } from '../voting/call-voters.ts';

/**
 * Gives one's voice, or that of whose proxy one holds; the last word counts until the vote is closed. Who may vote is whoever
 * gives a voice in the session at this moment, which is what the row « Vote » of 4.5 says: there is no act to judge apart.
 */
export const vote = domainCommand({
  name: 'vote',
  alias: 'voter',
  group: 'decisions',
  arguments: {
    choice: choice(
      {
        inFavour: ['pour', 'oui', 'for', 'yes'],
        against: ['contre', 'non', 'no'],
        abstention: ['abstention', 'blanc', 'abstain'],
        recused: ['ne prend pas part', 'sans moi', 'recused'],
      },
      { position: 1, keys: ['choix', 'vote'] },
    ),
    decision: entity<Decision>('decision', { position: 2, optional: true, keys: ['décision'] }),
    voice: entity<Person>('person', { position: 3, optional: true, keys: ['voix', 'nom'] }),
    ballot: text({ optional: true, hidden: true, max: 40 }),
  },

  async run(turn, values) {
    const { tx } = turn;
    const found = await ballotMeant(turn, values.decision?.value.id);
    if (!found) return sayNo(turn, 'decision.ballot.none');
    if (found.ballot.state !== 'open' || (values.ballot && values.ballot !== found.ballot.id))
      return shown(turn, found);
    const mine = found.voices.filter(({ castById }) => castById === turn.actor.id);
    const wanted = values.voice?.value.id;
    const voice = wanted
      ? mine.find(({ memberId }) => memberId === wanted)
      : (mine.find(({ via }) => via !== 'proxy') ?? mine[0]);
    if (!voice) return sayNo(turn, 'decision.ballot.noVoice');
    await castVote(recorderOf(turn), found.ballot.id, voice, values.choice);
    await askVoices(turn, found.ballot, found);
    return shown(turn, (await readBallot(tx, found.ballot.id)) ?? found);
  },
});

/** The vote on the decision that is named, else the one under way in which the person gives a voice. */
async function ballotMeant(turn: DomainTurn, decisionId: string | undefined): Promise<SessionBallot | null> {
  const ballots = await turn.tx.ballot.findMany({
    where: {
      spaceId: turn.space.id,
      meetingId: { not: null },
      method: 'buttons',
      ...(decisionId ? { decisionId } : { state: 'open' }),
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: 10,
  });
  for (const { id } of ballots) {
    const found = await readBallot(turn.tx, id);
    if (found && (decisionId || found.voices.some(({ castById }) => castById === turn.actor.id)))
      return found;
  }
  return null;
}

/** The card of the vote as it stands now: also for who pressed an old one. */
function shown(turn: DomainTurn, found: SessionBallot): Reply {
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: ballotCard(found, turn.actor.id, turn.t),
  };
}
