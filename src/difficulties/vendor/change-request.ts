import { journal } from '../../people/journal.ts';
import type { Deed } from '../../people/turn.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { VendorRequestState } from '../../store/generated/enums.ts';
import { toDate } from '../../time.ts';
import { type RequestRow, requestParts } from './vendor-request.ts';

type More = Pick<
  Prisma.VendorRequestUncheckedUpdateInput,
  'approvedById' | 'promisedVersion' | 'vendorReference' | 'answer'
>;

/** Changes a request that is locked, journals it, and redraws the cards that show it and its difficulties. */
export async function changeRequest(
  deed: Deed,
  request: RequestRow,
  state: VendorRequestState,
  more: More = {},
): Promise<RequestRow> {
  const now = toDate(deed.now);
  const after = await deed.tx.vendorRequest.update({
    where: { id: request.id },
    data: {
      ...more,
      state,
      ...(state === 'sent' && { sentAt: now }),
      ...(state === 'delivered' && { deliveredAt: now }),
    },
    include: requestParts,
  });
  const trace = (one: RequestRow) => ({
    state: one.state,
    version: one.promisedVersion,
    answer: one.answer,
  });
  await journal(
    deed,
    `vendorRequest.${state}`,
    { type: 'vendorRequest', id: request.id },
    { before: trace(request), after: trace(after) },
  );
  await deed.ledger.refresh(deed.tx, { type: 'vendorRequest', id: request.id }, deed.correlationId);
  return after;
}
