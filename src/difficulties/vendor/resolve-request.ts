import type { EntityResolver } from '../../conversation/command.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Transaction } from '../../store/store.ts';
import { numberOf, readNumber } from '../series.ts';
import { readingOf } from './reading-requests.ts';
import { houseStates, mostWantedFirst, openStates, type RequestRow, requestParts } from './vendor-request.ts';

/** Requests by number: VR-003; one that was grouped is found in the one it joined. */
export const requestResolver: EntityResolver<DomainTurn, RequestRow> = {
  async resolve(turn, text) {
    const number = readNumber('VR', text);
    if (number === null) return null;
    const found = await turn.tx.vendorRequest.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      include: requestParts,
    });
    const whole = found && (await groupOf(turn.tx, found));
    if (!whole) return null;
    const reading = await readingOf(turn);
    const asks = whole.askers.some(({ personId }) => personId === turn.actor.id);
    if (!asks && (reading === 'none' || (reading === 'sent' && houseStates.includes(whole.state))))
      return null;
    return { value: whole, text: numberOf('VR', whole) };
  },
  words: (_, request) => `${numberOf('VR', request)} · ${request.text}`,
  async options(turn) {
    if ((await readingOf(turn)) === 'none') return [];
    const found = await turn.tx.vendorRequest.findMany({
      where: { spaceId: turn.space.id, groupedIntoId: null, state: { in: [...openStates] } },
      include: requestParts,
    });
    return found
      .sort(mostWantedFirst)
      .slice(0, 25)
      .map((one) => ({
        value: numberOf('VR', one),
        label: `${numberOf('VR', one)} · ${one.text.slice(0, 60)}`,
      }));
  },
};

async function groupOf(tx: Transaction, request: RequestRow): Promise<RequestRow> {
  let whole = request;
  while (whole.groupedIntoId)
    whole = await tx.vendorRequest.findUniqueOrThrow({
      where: { id: whole.groupedIntoId },
      include: requestParts,
    });
  return whole;
}
