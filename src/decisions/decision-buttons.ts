import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { DecisionState } from '../store/generated/enums.ts';
import { openBallotOf } from './decision-card.ts';
import { isLocked } from './decision-lock.ts';
import type { DecisionWithStory } from './read-decision.ts';
import { sittingOf } from './sitting.ts';

/** What a person may still do with a decision. */
export interface Possibilities {
  state: DecisionState;
  voting: boolean;
  /** Its minutes are approved: it is only replaced (invariant 10). */
  locked: boolean;
  /** A session of its committee is open and can decide. */
  inSession: boolean;
  /** It was voted on in a meeting, not in writing. */
  inMeeting: boolean;
  reserved: boolean;
  mayRecord: boolean;
  mayApply: boolean;
  mayConfirm: boolean;
}

const choices = [
  'adopt',
  'closeVote',
  'confirm',
  'enterVote',
  'openVote',
  'cancelVote',
  'onAgenda',
  'consult',
  'correct',
  'apply',
  'replace',
] as const;
type Choice = (typeof choices)[number];

/** @returns what is offered, the likeliest first */
export function offered(what: Possibilities): Choice[] {
  const { state, voting, locked, inSession, inMeeting, mayRecord } = what;
  const draft = state === 'draft';
  const revotable = (state === 'adopted' || state === 'rejected') && inMeeting && !locked;
  const correctable = !locked && state !== 'superseded' && !voting;
  const table: Record<Choice, boolean> = {
    adopt: mayRecord && draft && inSession && !voting,
    closeVote: mayRecord && voting,
    confirm: what.reserved && what.mayConfirm && state === 'adopted',
    enterVote: mayRecord && !voting && (revotable || (draft && inSession)),
    openVote: mayRecord && !voting && inSession && (revotable || draft),
    cancelVote: mayRecord && voting,
    onAgenda: mayRecord && draft && !inSession,
    consult: mayRecord && draft && !inSession,
    correct: mayRecord && correctable,
    apply: what.mayApply && state === 'adopted' && !what.reserved && !voting && !inSession,
    replace: mayRecord && locked && (state === 'adopted' || state === 'applied'),
  };
  return choices.filter((choice) => table[choice]);
}

/** Longest title of a point on an agenda, in characters. */
const longestTitle = 200;

/** Buttons of a decision for the person who reads it. */
export async function decisionButtons(
  turn: DomainTurn,
  decision: DecisionWithStory,
): Promise<CommandButton[]> {
  const { committeeId, ownerId, state } = decision;
  const may = async (act: 'decision.record' | 'decision.confirm' | 'action.close') => {
    const { verdict } = await judgeAct(turn, act, { committeeId, own: ownerId === turn.actor.id });
    return verdict === 'allowed';
  };
  const sitting = await sittingOf(turn.tx, committeeId);
  const decides = sitting !== null && sitting.barredBy === null;
  const possible = offered({
    state,
    voting: openBallotOf(decision) !== null,
    locked: await isLocked(turn.tx, decision),
    inSession: decides && (decision.meetingId === null || decision.meetingId === sitting.meeting.id),
    inMeeting: decision.meetingId !== null,
    reserved: decision.reservedUntil !== null,
    mayRecord: await may('decision.record'),
    mayApply: await may('action.close'),
    mayConfirm: await may('decision.confirm'),
  });
  return possible.map((choice, index) => ({
    ...buttonOf(choice, decision, turn.t),
    ...(index === 0 && (choice === 'adopt' || choice === 'closeVote' || choice === 'confirm')
      ? { style: 'primary' as const }
      : {}),
  }));
}

function buttonOf(choice: Choice, decision: DecisionWithStory, t: Translator): CommandButton {
  const { number, text, committee } = decision;
  const title = Array.from(text).slice(0, longestTitle).join('');
  const acts: Record<Choice, Pick<CommandButton, 'command' | 'arguments'>> = {
    adopt: { command: 'decision adopt', arguments: { decision: number } },
    closeVote: { command: 'vote close', arguments: { decision: number } },
    confirm: { command: 'decision confirm', arguments: { decision: number } },
    enterVote: { command: 'vote enter', arguments: { decision: number } },
    openVote: { command: 'vote open', arguments: { decision: number } },
    cancelVote: { command: 'vote cancel', arguments: { decision: number } },
    onAgenda: { command: 'agenda add', arguments: { title, purpose: 'decision', committee: committee.code } },
    consult: { command: 'consultation', arguments: { question: text, committee: committee.code } },
    correct: { command: 'decision correct', arguments: { decision: number } },
    apply: { command: 'decision apply', arguments: { decision: number } },
    replace: { command: 'decision', arguments: { replaces: number, committee: committee.code } },
  };
  return { id: choice, label: t(`decision.button.${choice}`), ...acts[choice] };
}
