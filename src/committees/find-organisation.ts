import { fold } from '../conversation/clean-text.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Organisation } from '../store/generated/client.ts';

/** @returns the one organisation of the space with this code or name, or the one whose name contains it; null otherwise. */
export async function findOrganisation(turn: DomainTurn, text: string): Promise<Organisation | null> {
  const wanted = fold(text);
  const organisations = await turn.tx.organisation.findMany({ where: { spaceId: turn.space.id } });
  const exact = organisations.find(({ code, name }) => fold(code) === wanted || fold(name) === wanted);
  const close = organisations.filter(({ name }) => fold(name).includes(wanted));
  return exact ?? (close.length === 1 ? (close[0] ?? null) : null);
}

/** @returns the codes of the space's organisations, for the sentence that says what may be typed. */
export async function organisationCodes(turn: DomainTurn): Promise<string[]> {
  const organisations = await turn.tx.organisation.findMany({
    where: { spaceId: turn.space.id },
    orderBy: { code: 'asc' },
  });
  return organisations.map(({ code }) => code);
}
