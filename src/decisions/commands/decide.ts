import { choice, date, entity, flag, longText, text, url } from '../../conversation/arguments.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { committeeAtHand, rolesInOpenSession } from '../../meetings/committee-at-hand.ts';
import { askBefore, isLongPast } from '../../people/ask-before.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Decision, Person } from '../../store/generated/client.ts';
import { dateColumn } from '../../time.ts';
import { cannotDecide } from '../cannot-decide.ts';
import { decisionReply } from '../decision-reply.ts';
import { decisionTypes } from '../decision-types.ts';
import { itemNamed } from '../item-named.ts';
import { openFirst } from '../open-first.ts';
import { type NewDecision, recordDecision } from '../record-decision.ts';
import { recorderOf } from '../recorder.ts';
import { cannotReplace } from '../replaced-decision.ts';
import { askIfSaid } from '../said-in-session.ts';
import { lockSitting, type Sitting } from '../sitting.ts';
import { startsWithVerb } from '../starts-with-verb.ts';
import { callVoters } from '../voting/call-voters.ts';
import { keepTie } from '../voting/keep-tie.ts';
import { readVote } from '../voting/read-vote.ts';
import { votedResult } from '../voting/voted-result.ts';

const taken = {
  text: longText({ position: 1, rest: true, max: 1000, keys: ['texte', 'décision'] }),
  type: choice(decisionTypes, { optional: true }),
  item: text({ optional: true, max: 80, keys: ['point'] }),
  owner: entity<Person>('person', { optional: true, keys: ['responsable'] }),
  effective: date({ optional: true, lookBack: true, keys: ['effet', 'le'] }),
  reason: longText({ optional: true, max: 1000, keys: ['raison', 'motif'] }),
  vote: text({ optional: true, max: 40 }),
  dissent: longText({ optional: true, max: 1000, keys: ['désaccord', 'réserve'] }),
  replaces: entity<Decision>('decision', { optional: true, keys: ['remplace'] }),
  committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  casting: choice(
    { inFavour: ['pour', 'for'], against: ['contre'] },
    { optional: true, hidden: true, keys: ['prépondérante'] },
  ),
  source: url({ optional: true, hidden: true, keys: ['lien'] }),
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  /** Though this session has had the same text. */
  again: flag({ hidden: true }),
  /** Kept for later, though a session is about to open. */
  draft: flag({ hidden: true, keys: ['projet'] }),
};
type Values = ArgumentValues<typeof taken>;

/**
 * C21: records a decision, typed and numbered. In a session with quorum it is adopted, by every voice that is heard unless a
 * vote is given; outside any session it stays a draft (invariant 1).
 */
export const decide = domainCommand({
  name: 'decision',
  alias: 'décision',
  synonyms: ['decide', 'décider', 'consigner'],
  group: 'decisions',
  act: 'decision.record',
  arguments: taken,
  fromMessage: { text: 'text', source: 'source' },
  committeeOf: (values) => values.committee?.value.id ?? values.replaces?.value.committeeId,
  committeeMeant: committeeAtHand,
  rolesInMatter: (turn, { committee, replaces }) =>
    rolesInOpenSession(turn, committee?.value.id ?? replaces?.value.committeeId),

  async run(turn, values) {
    const committee =
      values.committee?.value ?? (await committeeOf(turn, values)) ?? (await committeeAtHand(turn));
    if (!committee) return sayNo(turn, 'decision.whichCommittee');
    if (values.vote && !readVote(values.vote)) return sayNo(turn, 'decision.vote.unreadable', {}, 'vote');
    const refused = values.replaces && (await cannotReplace(turn, values.replaces.value, committee.id));
    if (refused) return refused;
    if (values.effective && isLongPast(values.effective, turn) && !values.confirmed) {
      const again = printArguments({ name: 'decision', arguments: taken }, values);
      return askBefore(turn, values.effective, values.text, 'decision', again);
    }
    const sitting = values.draft ? null : await lockSitting(turn.tx, committee.id);
    if (sitting) return decideInSession(turn, values, sitting);
    const again = printArguments({ name: 'decision', arguments: taken }, values);
    const asked = values.draft
      ? null
      : await openFirst(turn, committee.id, { ...again, committee: committee.code });
    if (asked) return asked;
    if (values.vote) return sayNo(turn, 'decision.vote.noSession', { committee: committee.code }, 'vote');
    const draft = await recordDecision(recorderOf(turn), factsOf(turn, values, committee.id), null);
    return decisionReply(turn, draft.id, {
      visibility: 'here',
      hint: turn.t('decision.draftHint', { committee: committee.code }),
    });
  },
});

/** A decision that is replaced says which committee is meant. */
function committeeOf({ tx }: DomainTurn, { replaces }: Values): Promise<Committee | null> | null {
  return replaces ? tx.committee.findUnique({ where: { id: replaces.value.committeeId } }) : null;
}

async function decideInSession(turn: DomainTurn, values: Values, sitting: Sitting): Promise<Reply> {
  const { t, tx } = turn;
  if (sitting.barredBy) return cannotDecide(turn, sitting, values.text);
  const { meeting, voices, casting } = sitting;
  const said = printArguments({ name: 'decision', arguments: taken }, values);
  const asked = values.again
    ? null
    : await askIfSaid(turn, meeting.id, values.text, { ...said, committee: meeting.committee.code });
  if (asked) return asked;
  const named = await itemNamed(tx, meeting, values.item);
  if ('unknown' in named)
    return sayNo(
      turn,
      'decision.unknownItem',
      { number: named.unknown, title: meeting.title, count: named.points.length },
      'item',
    );
  const facts = {
    ...factsOf(turn, values, meeting.committeeId),
    meetingId: meeting.id,
    ...('item' in named ? { agendaItemId: named.item.id, item: named.item.title } : { item: named.words }),
  };
  const vote = (values.vote && readVote(values.vote)) || ({ kind: 'unanimous' } as const);
  const by = recorderOf(turn);
  const hint = hintOf(turn, values.text);
  if (vote.kind === 'buttons') {
    const put = await recordDecision(by, facts, null);
    await callVoters(turn, put, sitting);
    return decisionReply(turn, put.id, { done: t('decision.vote.asked', { count: voices.length }), hint });
  }
  const voted = votedResult(vote, voices.length, casting !== null, values.casting);
  if ('problem' in voted)
    return sayNo(turn, `decision.vote.${voted.problem}`, { voices: voices.length }, 'vote');
  if ('tied' in voted) {
    const { tied } = voted;
    const kept = await recordDecision(by, facts, null);
    return keepTie(turn, kept, { casterId: casting?.castById ?? '', voices: voices.length, tied });
  }
  const made = await recordDecision(by, facts, voted.result);
  return decisionReply(turn, made.id, { hint });
}

function factsOf(turn: DomainTurn, values: Values, committeeId: string): NewDecision {
  return {
    committeeId,
    year: today(turn).year,
    text: values.text,
    type: values.type ?? 'steering',
    item: values.item,
    ownerId: values.owner?.value.id,
    effectiveOn: values.effective ? dateColumn(values.effective) : null,
    rationale: values.reason,
    dissent: values.dissent,
    supersedesId: values.replaces?.value.id,
    sourceUrl: values.source,
  };
}

/** A decision starts with a verb: said once, never refused. */
function hintOf({ t, space }: DomainTurn, said: string): string | undefined {
  return space.locale === 'fr' && !startsWithVerb(said) ? t('decision.verbHint') : undefined;
}
