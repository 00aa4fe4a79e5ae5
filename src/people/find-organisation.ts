import { fold } from '../conversation/clean-text.ts';
import type { Organisation } from '../store/generated/client.ts';
import { foldName } from './person-name.ts';
import type { DomainTurn } from './turn.ts';

/** @returns the one organisation of the space with this code or name, or the one whose name contains it; null otherwise. */
export async function findOrganisation(turn: DomainTurn, text: string): Promise<Organisation | null> {
  return organisationNamed(await turn.tx.organisation.findMany({ where: { spaceId: turn.space.id } }), text);
}

/** @returns the one of them with this code or name, or the one whose name contains it; null otherwise. */
export function organisationNamed<O extends Pick<Organisation, 'code' | 'name'>>(
  organisations: readonly O[],
  text: string,
): O | null {
  const wanted = plain(text);
  const exact = organisations.find(({ code, name }) => plain(code) === wanted || plain(name) === wanted);
  if (exact || wanted === '') return exact ?? null;
  const [close, ...others] = organisations.filter(({ name }) => plain(name).includes(wanted));
  return others.length === 0 ? (close ?? null) : null;
}

/** @returns the codes of the space's organisations, for the sentence that says what may be typed. */
export async function organisationCodes(turn: DomainTurn): Promise<string[]> {
  const organisations = await turn.tx.organisation.findMany({
    where: { spaceId: turn.space.id },
    orderBy: { code: 'asc' },
  });
  return organisations.map(({ code }) => code);
}

const plain = (text: string) => foldName(fold(text));
