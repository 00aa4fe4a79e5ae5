import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import { mayWithdraw } from './may-withdraw.ts';
import { type Choice, choices, possible, standingOfDecision } from './possibilities.ts';
import type { DecisionWithStory } from './read-decision.ts';
import { rightsToApply } from './rights-to-apply.ts';

/** The act a choice needs, where it is not that of recording. */
const acts: Partial<Record<Choice, Act>> = {
  confirm: 'decision.confirm',
  decline: 'decision.confirm',
  apply: 'decision.apply',
};

/** Longest title of a point on an agenda, in characters. */
const longestTitle = 200;

/** Buttons of a decision for the person who reads it. */
export async function decisionButtons(
  turn: DomainTurn,
  decision: DecisionWithStory,
): Promise<CommandButton[]> {
  const can = possible(await standingOfDecision(turn.tx, decision));
  const may = new Map<Act, boolean>();
  for (const act of ['decision.record', 'decision.confirm', 'decision.apply'] as const)
    may.set(act, await mayDo(turn, act, decision));
  const withdraws = await mayWithdraw(turn, decision);
  const offered = choices.filter((choice) =>
    can[choice] && choice === 'withdraw'
      ? withdraws
      : can[choice] && may.get(acts[choice] ?? 'decision.record'),
  );
  return offered.map((choice, index) => ({
    ...buttonOf(choice, decision, turn.t),
    ...(index === 0 && (choice === 'adopt' || choice === 'closeVote' || choice === 'confirm')
      ? { style: 'primary' as const }
      : {}),
  }));
}

async function mayDo(turn: DomainTurn, act: Act, decision: DecisionWithStory): Promise<boolean> {
  const given = { decision: { value: decision } };
  const matter =
    act === rightsToApply.act
      ? { own: rightsToApply.own(turn, given), rolesInMatter: rightsToApply.rolesInMatter(turn, given) }
      : { own: false };
  return (await judgeAct(turn, act, { ...matter, committeeId: decision.committeeId })).verdict === 'allowed';
}

function buttonOf(choice: Choice, decision: DecisionWithStory, t: Translator): CommandButton {
  const { number, text, committee } = decision;
  const title = Array.from(text).slice(0, longestTitle).join('');
  const commands: Record<Choice, Pick<CommandButton, 'command' | 'arguments'>> = {
    castInFavour: { command: 'vote casting', arguments: { decision: number, side: 'inFavour' } },
    castAgainst: { command: 'vote casting', arguments: { decision: number, side: 'against' } },
    adopt: { command: 'decision adopt', arguments: { decision: number } },
    closeVote: { command: 'vote close', arguments: { decision: number } },
    confirm: { command: 'decision confirm', arguments: { decision: number } },
    decline: { command: 'decision confirm', arguments: { decision: number, choice: 'decline' } },
    enterVote: { command: 'vote enter', arguments: { decision: number } },
    openVote: { command: 'vote open', arguments: { decision: number } },
    cancelVote: { command: 'vote cancel', arguments: { decision: number } },
    onAgenda: { command: 'agenda add', arguments: { title, purpose: 'decision', committee: committee.code } },
    consult: { command: 'consultation', arguments: { question: text, committee: committee.code } },
    correct: { command: 'decision correct', arguments: { decision: number } },
    apply: { command: 'decision apply', arguments: { decision: number } },
    replace: { command: 'decision', arguments: { replaces: number, committee: committee.code } },
    withdraw: { command: 'decision withdraw', arguments: { decision: number } },
  };
  const confirm = choice === 'withdraw' ? { confirm: t('decision.withdraw.confirm', { number }) } : {};
  return { id: choice, label: t(`decision.button.${choice}`), ...commands[choice], ...confirm };
}
