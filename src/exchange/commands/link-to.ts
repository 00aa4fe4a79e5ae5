import { keepLink, newToken } from '../../board/sign-in.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { systemClock } from '../../time.ts';

/** @returns an address that signs its reader in, once, and leads to a page or a file of the board */
export async function linkTo({ tx, actor, links }: DomainTurn, path: string): Promise<string> {
  const token = newToken();
  // Whatever hour it is in the project, a link lives for a quarter of an hour of real time.
  await keepLink(tx, { token, personId: actor.id, path }, systemClock.system());
  return links.signIn(token);
}
