import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type PageName, pageNames } from './paths.ts';
import type { ReadableCommittee } from './readable-committees.ts';

/** @returns pages of a committee that are open to the person; each judges by itself what it shows them */
export async function offeredPages(
  turn: DomainTurn,
  { committee: { id, kind }, reading }: ReadableCommittee,
): Promise<Set<PageName>> {
  const { verdict } = await judgeAct(turn, 'report.read', { committeeId: id, own: false });
  const closed: Partial<Record<PageName, boolean>> = {
    // The register is read by who reads the whole minutes (4.5); a steering committee alone reports (C20).
    risks: reading !== 'whole',
    reports: kind !== 'copil' || verdict !== 'allowed',
  };
  return new Set(pageNames.filter((name) => !closed[name]));
}
