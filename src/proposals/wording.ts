import type { Field } from '../conversation/card.ts';
import type { Transaction } from '../store/store.ts';

/** What propose.ts hands to the request: what is asked, in words. */
export interface Wording {
  title: string;
  fields: Field[];
  /** The absent lead in whose place this one is asked. */
  insteadOf?: string;
}

/** @returns what proposals ask for, by their ids, in the words of the request; those nobody was asked about are absent */
export async function wordingsOf(
  tx: Transaction,
  proposalIds: readonly string[],
): Promise<Map<string, Wording>> {
  const requests = await tx.messageDelivery.findMany({
    where: { subjectType: 'proposal', subjectId: { in: [...proposalIds] }, message: 'proposal.made' },
    select: { subjectId: true, parameters: true },
  });
  return new Map(requests.map(({ subjectId, parameters }) => [subjectId, parameters as unknown as Wording]));
}
