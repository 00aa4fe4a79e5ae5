/** The card of a vote: for each person who gives a voice, and the count for who closes it. */
import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { fullName } from '../../people/person-name.ts';
import { liveQuorum, type Voice } from '../../session/voices.ts';
import type { Decision, Person } from '../../store/generated/client.ts';
import type { VoteChoice } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { voteLine } from '../decision-card.ts';
import type { BallotWithVotes } from './ballots.ts';
import { tally } from './tally.ts';

/** A vote in a session, with the voices of this moment. */
export interface SessionBallot {
  ballot: BallotWithVotes;
  decision: Decision;
  voices: Voice[];
  people: ReadonlyMap<string, Person>;
}

/** @returns null when it is none of a session's */
export async function readBallot(tx: Transaction, ballotId: string): Promise<SessionBallot | null> {
  const ballot = await tx.ballot.findUnique({
    where: { id: ballotId },
    include: { votes: true, decision: true },
  });
  if (!ballot?.decision || !ballot.meetingId) return null;
  const { voices } = await liveQuorum(tx, ballot.meetingId);
  const ids = [...voices, ...ballot.votes].flatMap(({ memberId, castById }) => [memberId, castById]);
  const people = await tx.person.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return {
    ballot,
    decision: ballot.decision,
    voices,
    people: new Map(people.map((person) => [person.id, person])),
  };
}

/** @param personId who gives the voices: their own, and that of whose proxy they hold */
export function ballotCard(vote: SessionBallot, personId: string, t: Translator): Card {
  const { ballot, decision, voices } = vote;
  const heading = t('decision.ballot.heading', { number: decision.number });
  const text = { kind: 'text' as const, text: [{ bold: decision.text }] };
  if (ballot.state !== 'open') return { heading, blocks: [text, endedBlock(vote, t)] };
  const own = voices.filter(({ castById }) => castById === personId);
  if (own.length === 0)
    return { heading, blocks: [text, { kind: 'text', text: t('decision.ballot.noVoice') }] };
  return { heading, blocks: [text, ...own.flatMap((voice) => voiceBlocks(vote, voice, t))] };
}

const sayings = ['inFavour', 'against', 'abstention', 'recused'] as const satisfies VoteChoice[];

function voiceBlocks(vote: SessionBallot, voice: Voice, t: Translator): Block[] {
  const { ballot, decision, people } = vote;
  const member = people.get(voice.memberId);
  const said = saidOf(vote, voice);
  const name = member ? fullName(member) : '';
  const buttons = sayings.map(
    (choice): CommandButton => ({
      id: `vote-${choice}-${member?.handle ?? ''}`,
      label: t(`command.vote.argument.choice.${choice}`),
      ...(choice === said ? { style: 'primary' as const } : {}),
      command: 'vote',
      arguments: { choice, decision: decision.number, voice: `@${member?.handle ?? ''}`, ballot: ballot.id },
    }),
  );
  const choice = said ? t(`decision.ballot.said.${said}`) : '';
  const line = t(`decision.ballot.${voice.via}`, { name, said: said ? 'yes' : 'no', choice });
  return [
    { kind: 'text', text: line },
    { kind: 'actions', buttons },
  ];
}

/** What a voice has said, while who said it still gives it. */
function saidOf({ ballot }: SessionBallot, { memberId, castById }: Voice): VoteChoice | null {
  const given = ballot.votes.find((one) => one.memberId === memberId && one.castById === castById);
  return given?.choice ?? null;
}

function endedBlock({ ballot, decision }: SessionBallot, t: Translator): Block {
  const line = ballot.state === 'closed' ? voteLine(decision, t) : null;
  return { kind: 'notice', tone: 'neutral', text: line ?? t('decision.ballot.void') };
}

/** @returns names of those whose voice has said nothing yet */
export function missingVoices({ ballot, voices, people }: SessionBallot): string[] {
  const { silent } = tally(ballot.votes, voices, { castingVoterId: null });
  return silent.flatMap((id) => {
    const person = people.get(id);
    return person ? [fullName(person)] : [];
  });
}

/** For who closes it: what was said so far, and whose voice is missing. */
export function countCard(vote: SessionBallot, t: Translator): Card {
  const { ballot, decision, voices } = vote;
  const heading = t('decision.count.heading', { number: decision.number });
  const text = { kind: 'text' as const, text: [{ bold: decision.text }] };
  if (ballot.state !== 'open') return { heading, blocks: [text, endedBlock(vote, t)] };
  const { inFavour, against, abstentions } = tally(ballot.votes, voices, { castingVoterId: null });
  const names = missingVoices(vote);
  const waiting = t('decision.count.waiting', { count: names.length, names: formatList(names, t.locale) });
  return {
    heading,
    blocks: [
      text,
      { kind: 'text', text: t('decision.count.sofar', { inFavour, against, abstentions }) },
      { kind: 'text', text: waiting },
    ],
    actions: [
      {
        id: 'closeVote',
        label: t('decision.button.closeVote'),
        style: 'primary',
        command: 'vote close',
        arguments: { decision: decision.number, ...(names.length > 0 ? { confirmed: 'true' } : {}) },
        ...(names.length > 0 ? { confirm: waiting } : {}),
      },
      {
        id: 'cancelVote',
        label: t('decision.button.cancelVote'),
        command: 'vote cancel',
        arguments: { decision: decision.number },
      },
    ],
  };
}
