import { choice, entity, flag, integer } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { onlyProposesChange } from '../after-closing.ts';
import { voteLine } from '../decision-card.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { recorderOf } from '../recorder.ts';
import { settleDecision, type VoteResult } from '../settle-decision.ts';
import { lockSitting, type Sitting, sittingOf } from '../sitting.ts';
import { takeIntoSession } from '../take-into-session.ts';
import { askCasting } from '../voting/ask-casting.ts';
import { keepTie } from '../voting/keep-tie.ts';
import { lastBallot } from '../voting/last-ballot.ts';
import { voicesThen } from '../voting/voices-then.ts';
import { type Voted, votedResult } from '../voting/voted-result.ts';
import { whyNot } from '../why-not.ts';

/** Longest count of voices a committee has. */
const most = 999;

const taken = {
  decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
  inFavour: integer({ position: 2, max: most, keys: ['pour'] }),
  against: integer({ position: 3, max: most, keys: ['contre'] }),
  abstentions: integer({ position: 4, optional: true, max: most, keys: ['abstention'] }),
  casting: choice(
    { inFavour: ['pour', 'for'], against: ['contre'] },
    { optional: true, hidden: true, keys: ['prépondérante'] },
  ),
  confirmed: flag({ hidden: true }),
};

/**
 * « Saisir le vote »: the numbers counted in the room, instead of the unanimity that is the default. A vote that was taken is
 * corrected with the voices of its own moment, until the minutes are approved; what changes its result is shown first.
 */
export const enterVote = domainCommand({
  name: 'vote enter',
  alias: 'vote saisir',
  group: 'decisions',
  act: 'decision.record',
  arguments: taken,
  committeeOf: (values) => values.decision?.value.committeeId,
  onlyProposes: async (turn, values) =>
    values.decision !== undefined && onlyProposesChange(turn, values.decision.value),
  // Judged before it is proposed too: nobody is asked to decide on numbers that settle nothing.
  async precondition(turn, values) {
    const decision = values.decision.value;
    const sitting = await sittingOf(turn.tx, decision.committeeId);
    const refused = await whyNot(turn, 'enterVote', decision, sitting);
    if (refused) return refused;
    const counted = await countEntered(turn, decision, sitting, values);
    return 'reply' in counted ? counted.reply : null;
  },
  weighed: ({ t }, { decision: { value: decision } }) => {
    const vote = voteLine(decision, t);
    return [
      { label: t('decision.field.text'), value: decision.text },
      ...(vote ? [{ label: t('decision.vote.present'), value: vote }] : []),
    ];
  },

  async run(turn, values) {
    const { t, tx } = turn;
    const sitting = await lockSitting(tx, values.decision.value.committeeId);
    const decision = await lockDecision(tx, values.decision.value.id);
    const { state } = decision;
    const refused = await whyNot(turn, 'enterVote', decision, sitting);
    if (refused) return refused;
    const counted = await countEntered(turn, decision, sitting, values);
    if ('reply' in counted) return counted.reply;
    const { voices, casterId, voted } = counted;
    const weighty = 'result' in voted && (await weighs(turn, decision, voted.result));
    if (weighty && !values.confirmed) return previewOf(turn, decision, voted.result, values);
    const by = recorderOf(turn);
    const heard = state === 'draft' && sitting ? await takeIntoSession(by, decision, sitting) : decision;
    if ('tied' in voted) return keepTie(turn, heard, { casterId, voices, tied: voted.tied });
    await settleDecision(by, heard, voted.result);
    await turn.announce({ kind: 'decision.changed', decisionId: decision.id });
    return decisionReply(turn, decision.id, { done: t('decision.vote.entered') });
  },
});

type Counted = { voices: number; casterId: string; voted: Exclude<Voted, { problem: string }> };

/** What the numbers come to, among the voices of their moment; a reply when they store nothing as they stand. */
async function countEntered(
  turn: DomainTurn,
  decision: Decision,
  sitting: Sitting | null,
  values: ArgumentValues<typeof taken>,
): Promise<Counted | { reply: Reply }> {
  const draft = decision.state === 'draft';
  const { voices, casting } =
    draft && sitting
      ? { voices: sitting.voices.length, casting: sitting.casting }
      : await voicesThen(turn.tx, decision);
  const { inFavour, against, abstentions = 0 } = values;
  const entered = { kind: 'entered' as const, inFavour, against, abstentions };
  const voted = votedResult(entered, voices, casting !== null, values.casting);
  if ('problem' in voted)
    return { reply: sayNo(turn, `decision.vote.${voted.problem}`, { voices }, 'inFavour') };
  const casterId = casting?.castById ?? '';
  if (!('tied' in voted) || draft) return { voices, casterId, voted };
  const button = { command: 'vote enter', arguments: again(values) };
  const asked = await askCasting(turn, casterId, voted.tied, button);
  const stands: Block = {
    kind: 'text',
    text: turn.t('decision.casting.notStored', { number: decision.number }),
  };
  return {
    reply: { ...asked, card: asked.card && { ...asked.card, blocks: [...asked.card.blocks, stands] } },
  };
}

/** @returns whether what is entered is to be looked at first: it changes the result, or stands for the votes people gave by buttons */
async function weighs({ tx }: DomainTurn, { id, state }: Decision, result: VoteResult): Promise<boolean> {
  if (state === 'draft') return false;
  return state !== stateAfter(result) || (await lastBallot(tx, id))?.method === 'buttons';
}

function stateAfter({ outcome }: VoteResult): 'adopted' | 'rejected' {
  return outcome === 'adopted' ? 'adopted' : 'rejected';
}

function again(values: ArgumentValues<typeof taken>): Record<string, string> {
  return printArguments({ name: 'vote enter', arguments: taken }, values);
}

/** What was decided would not be any more, or the other way round: nothing is stored before who enters it has seen so. */
function previewOf(
  { t }: DomainTurn,
  decision: Decision,
  result: VoteResult,
  values: ArgumentValues<typeof taken>,
): Reply {
  const { inFavour, against, abstentions, castingVote } = result;
  const state = stateAfter(result);
  const after = { state, votesFor: inFavour, votesAgainst: against, abstentions, castingVote } as const;
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t(state === decision.state ? 'decision.vote.overButtons' : 'decision.vote.flips', {
        number: decision.number,
        before: t(`decision.state.${decision.state}`),
        after: t(`decision.state.${state}`),
      }),
      blocks: [
        { kind: 'text', text: [{ bold: decision.text }] },
        {
          kind: 'fields',
          fields: [
            { label: t('decision.vote.present'), value: voteLine(decision, t) ?? '' },
            { label: t('decision.vote.new'), value: voteLine(after, t) ?? '' },
          ],
        },
      ],
      actions: [
        {
          id: 'confirm',
          label: t('decision.button.keepVote'),
          style: 'primary',
          command: 'vote enter',
          arguments: { ...again(values), confirmed: 'true' },
        },
      ],
    },
  };
}
