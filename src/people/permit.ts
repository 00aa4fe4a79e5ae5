import { card } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { type Act, cell, judge, type Verdict, whoMay } from './authorisation.ts';
import { committeeOfTurn } from './committee-of-turn.ts';
import { fullName } from './person-name.ts';
import { standingOf } from './standing.ts';
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
  const committeeId = command.committeeOf?.(given) ?? (await committeeOfTurn(turn))?.id ?? null;
  const standing = await standingOf(turn, {
    committeeId: committeeId ?? undefined,
    own: (await command.own?.(turn, given)) ?? false,
    rolesInMatter: command.rolesInMatter?.(turn, given),
  });
  const { act } = command;
  const ownOnly = [...standing.roles].some((role) => cell(act, role) === 'O');
  return { verdict: judge(act, standing), ownOnly, committeeId };
}

/** The sentence of a refusal, which names who may do it (issue 2, point 4). */
export async function refusal(
  turn: DomainTurn,
  act: Act,
  { ownOnly, committeeId }: Judgement,
): Promise<Reply> {
  const who = await namesOfWhoMay(turn, act, committeeId);
  const text = turn.t(ownOnly ? 'people.refused.own' : 'people.refused', {
    count: who.length,
    who: formatList(who, turn.locale),
  });
  return { outcome: 'refused', visibility: 'private', card: card(undefined, text) };
}

async function namesOfWhoMay(turn: DomainTurn, act: Act, committeeId: string | null): Promise<string[]> {
  const able = whoMay(act);
  if (able.length === 0) return [];
  const memberships = await turn.tx.membership.findMany({
    where: {
      spaceId: turn.space.id,
      state: 'active',
      roles: { hasSome: able },
      ...(committeeId ? { committeeId } : { committee: { kind: 'copil' } }),
    },
    include: { person: true },
    orderBy: { id: 'asc' },
    take: shownNames,
  });
  const named = memberships.map(({ person, roles: held }) => {
    const role = able.find((one) => held.includes(one));
    return `${fullName(person)} (${turn.t(`people.role.${role ?? 'PRES'}`)})`;
  });
  return named.length > 0 ? named : able.map((role) => turn.t(`people.role.${role}`));
}
