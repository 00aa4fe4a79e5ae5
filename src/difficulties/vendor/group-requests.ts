import { entity } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { numberOf } from '../series.ts';
import { request } from './request-arguments.ts';
import { leadButtons, requestCard } from './request-card.ts';
import { lockRequest, mayBecome, openStates, type RequestRow, requestParts } from './vendor-request.ts';

/** Several sites ask for the same: one request, with all its sites, its authors and its difficulties. */
export const groupRequests = domainCommand({
  name: 'vendor group',
  alias: 'demande grouper',
  synonyms: ['demandes grouper', 'grouper demandes'],
  group: 'difficulty',
  act: 'vendorRequest.send',
  grants: ['allowed'],
  arguments: {
    request: request(),
    into: entity<RequestRow>('vendorRequest', { position: 2, keys: ['dans', 'avec'] }),
  },

  async run(turn, values) {
    const { tx, t } = turn;
    const ids = [values.request.value.id, values.into.value.id];
    if (ids[0] === ids[1]) return sayNo(turn, 'vendor.sameRequest', {}, 'into');
    // In one order, whoever groups what with what.
    for (const id of ids.toSorted()) await lockRequest(tx, id);
    const one = await lockRequest(tx, ids[0] as string);
    const into = await lockRequest(tx, ids[1] as string);
    if (
      one.groupedIntoId ||
      into.groupedIntoId ||
      !mayBecome(one.state, 'sent') ||
      !openStates.includes(into.state)
    )
      return sayNo(turn, 'vendor.cannotGroup', { number: numberOf('VR', one), into: numberOf('VR', into) });
    const known = new Set(into.askers.map(({ siteId, personId }) => `${siteId} ${personId}`));
    for (const { id, siteId, personId } of one.askers)
      if (known.has(`${siteId} ${personId}`)) await tx.vendorRequestAsker.delete({ where: { id } });
      else await tx.vendorRequestAsker.update({ where: { id }, data: { vendorRequestId: into.id } });
    await tx.difficulty.updateMany({
      where: { vendorRequestId: one.id },
      data: { vendorRequestId: into.id },
    });
    await tx.vendorRequest.update({ where: { id: one.id }, data: { groupedIntoId: into.id } });
    await journal(
      turn,
      'vendorRequest.grouped',
      { type: 'vendorRequest', id: one.id },
      { after: { into: numberOf('VR', into) } },
    );
    for (const id of ids) await turn.ledger.refresh(tx, { type: 'vendorRequest', id }, turn.correlationId);
    const whole = await tx.vendorRequest.findUniqueOrThrow({ where: { id: into.id }, include: requestParts });
    return {
      outcome: 'done',
      visibility: 'private',
      card: await requestCard(tx, whole, t, {
        said: [
          { kind: 'notice', tone: 'success', text: t('vendor.grouped', { number: numberOf('VR', one) }) },
        ],
        actions: leadButtons(whole, t),
      }),
    };
  },
});
