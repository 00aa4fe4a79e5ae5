import { card } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { chairsOf } from './acting-chair.ts';
import { type Act, cell, judge, type Verdict, whoMay } from './authorisation.ts';
import { committeeOfTurn } from './committee-of-turn.ts';
import { sits } from './membership.ts';
import { fullName } from './person-name.ts';
import { roles } from './roles.ts';
import { type StandingRequest, standingOf } from './standing.ts';
import { today } from './today.ts';
import type { DomainCommand, DomainTurn } from './turn.ts';

/** Names shown in a refusal. */
const shownNames = 4;

export interface Judgement {
  verdict: Verdict;
  /** One of the person's roles has it for one's own matters only. */
  ownOnly: boolean;
  committeeId: string | null;
}

/** What the matrix says of a command for this person, as far as its values are known. */
export async function judgeCommand(
  turn: DomainTurn,
  command: DomainCommand,
  values: Record<string, unknown>,
): Promise<Judgement> {
  if (!command.act) return { verdict: 'allowed', ownOnly: false, committeeId: null };
  const given = values as never;
  const judgement = await judgeAct(turn, command.act, {
    committeeId:
      command.committeeOf?.(given) ?? (await (command.committeeMeant?.(turn) ?? committeeOfTurn(turn)))?.id,
    own: (await command.own?.(turn, given)) ?? false,
    rolesInMatter: await command.rolesInMatter?.(turn, given),
  });
  if (judgement.verdict === 'proposes' && command.outright?.(given))
    return { ...judgement, verdict: 'allowed' };
  if (judgement.verdict === 'allowed' && (await command.onlyProposes?.(turn, given)))
    return { ...judgement, verdict: 'proposes' };
  return judgement;
}

/** The same for an act whose command is not at hand: whoever decides on a proposal. */
export async function judgeAct(turn: DomainTurn, act: Act, matter: StandingRequest): Promise<Judgement> {
  const standing = await standingOf(turn, matter);
  const ownOnly = [...standing.roles].some((role) => cell(act, role) === 'O');
  return { verdict: judge(act, standing), ownOnly, committeeId: matter.committeeId ?? null };
}

/** The sentence of a refusal, which names who may do it (issue 2, point 4). */
export async function refusal(
  turn: DomainTurn,
  act: Act,
  { ownOnly, committeeId }: Judgement,
): Promise<Reply> {
  const who = await namesOfWhoMay(turn, act, committeeId);
  const key = ownOnly
    ? 'people.refused.own'
    : who.length === 0 && isOnesOwn(act)
      ? 'people.refused.concerned'
      : 'people.refused';
  const text = turn.t(key, {
    count: who.length,
    who: formatList(who, turn.locale),
  });
  return { outcome: 'refused', visibility: 'private', card: card(undefined, text) };
}

/** Nobody does it for others, and somebody does it for themselves: their answer, their proxy, their own matters. */
function isOnesOwn(act: Act): boolean {
  return roles.some((role) => cell(act, role) === 'O');
}

async function namesOfWhoMay(turn: DomainTurn, act: Act, committeeId: string | null): Promise<string[]> {
  const able = whoMay(act);
  if (able.length === 0) return [];
  const memberships = await turn.tx.membership.findMany({
    where: {
      spaceId: turn.space.id,
      state: 'active',
      ...(committeeId ? { committeeId } : { roles: { hasSome: able }, committee: { kind: 'copil' } }),
    },
    include: { person: true, committee: { select: { kind: true } } },
    orderBy: { id: 'asc' },
  });
  const sitting = memberships.filter((one) => sits(one, today(turn), turn.space.milestonePhase));
  const chairs = able.includes('PRES') ? chairsOf(sitting[0]?.committee.kind ?? 'copil', sitting) : [];
  const who = sitting.filter(
    (one) => able.some((role) => one.roles.includes(role)) || chairs.includes(one.personId),
  );
  const named = who.slice(0, shownNames).map(({ person, roles: held }) => {
    const role = able.find((one) => held.includes(one)) ?? held[0];
    return `${fullName(person)} (${turn.t(`people.role.${role ?? 'PRES'}`)})`;
  });
  if (named.length > 0) return named;
  const administrators = able.includes('ADM') ? await administratorsOf(turn) : [];
  return administrators.length > 0 ? administrators : able.map((role) => turn.t(`people.role.${role}`));
}

async function administratorsOf({ tx, t, space }: DomainTurn): Promise<string[]> {
  const people = await tx.person.findMany({
    where: { spaceId: space.id, administrator: true, state: { not: 'left' } },
    orderBy: { id: 'asc' },
    take: shownNames,
  });
  return people.map((person) => `${fullName(person)} (${t('people.role.ADM')})`);
}
