import { card } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { chairsOf } from './acting-chair.ts';
import { type Act, cell, isForOwnDirector, judge, type Verdict, whoMay } from './authorisation.ts';
import { committeeOfTurn } from './committee-of-turn.ts';
import { sits } from './membership.ts';
import { fullName } from './person-name.ts';
import { roles } from './roles.ts';
import { type Judged, type StandingRequest, standingOf } from './standing.ts';
import { steeringCommittee } from './steering-committee.ts';
import { today } from './today.ts';
import type { DomainCommand, DomainTurn } from './turn.ts';

/** Names shown in a refusal. */
const shownNames = 4;

export interface Judgement {
  verdict: Verdict;
  /** One of the person's roles has it for one's own matters only. */
  ownOnly: boolean;
  committeeId: string | null;
  siteId: string | null;
}

/** Verdicts that let a command run unless it says otherwise; a summary is what the lists of this bot show anyway. */
const usualGrants: readonly Verdict[] = ['allowed', 'summary'];

/** @returns whether the verdict lets this command run outright */
export function isGranted(
  { grants = usualGrants }: Pick<DomainCommand, 'grants'>,
  { verdict }: Judgement,
): boolean {
  return grants.includes(verdict);
}

/** What the matrix says of a command for this person, as far as its values are known. */
export async function judgeCommand(
  turn: DomainTurn,
  command: DomainCommand,
  values: Record<string, unknown>,
): Promise<Judgement> {
  if (!command.act) return { verdict: 'allowed', ownOnly: false, committeeId: null, siteId: null };
  const given = values as never;
  const siteId = command.siteOf?.(given);
  const judgement = await judgeAct(turn, command.act, {
    committeeId:
      command.committeeOf?.(given) ??
      (await (command.siteOf ? steeringCommittee(turn.tx, turn.space.id) : committeeMeant(turn, command)))
        ?.id,
    siteId,
    own: (await command.own?.(turn, given)) ?? false,
    rolesInMatter: await command.rolesInMatter?.(turn, given),
  });
  if (judgement.verdict === 'proposes' && command.outright?.(given))
    return { ...judgement, verdict: 'allowed' };
  if (judgement.verdict === 'allowed' && (await command.onlyProposes?.(turn, given)))
    return { ...judgement, verdict: 'proposes' };
  return judgement;
}

function committeeMeant(turn: DomainTurn, command: DomainCommand) {
  return command.committeeMeant?.(turn) ?? committeeOfTurn(turn);
}

/** The same for an act whose command is not at hand: whoever decides on a proposal. */
export async function judgeAct(turn: Judged, act: Act, matter: StandingRequest): Promise<Judgement> {
  const standing = await standingOf(turn, matter);
  const ownOnly = [...standing.roles].some((role) => cell(act, role) === 'O');
  const { committeeId = null, siteId = null } = matter;
  return { verdict: judge(act, standing), ownOnly, committeeId, siteId };
}

/** The sentence of a refusal, which names who may do it (issue 2, point 4). */
export async function refusal(
  turn: DomainTurn,
  act: Act,
  { ownOnly, committeeId, siteId }: Judgement,
): Promise<Reply> {
  const onSite = await namesOnSite(turn, act, siteId);
  const who = [...onSite, ...(await namesOfWhoMay(turn, act, committeeId))];
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

/** Who directs the site, where the matter is theirs. */
async function namesOnSite({ tx, t }: DomainTurn, act: Act, siteId: string | null): Promise<string[]> {
  if (siteId === null || !isForOwnDirector(act)) return [];
  const site = await tx.site.findUnique({ where: { id: siteId }, include: { director: true } });
  return site?.director ? [`${fullName(site.director)} (${t('people.role.DIR')})`] : [];
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
