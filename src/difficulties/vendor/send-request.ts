import { entity } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { numberOf } from '../series.ts';
import { changeRequest } from './change-request.ts';
import { request } from './request-arguments.ts';
import { leadButtons, requestCard } from './request-card.ts';
import { tellVendor, vendorContacts } from './tell-of-request.ts';
import { lockRequest, mayBecome, openStates, type RequestRow, requestParts } from './vendor-request.ts';

/** The functional lead approves and sends in one press; without a contact of the vendor it is approved, and said so. */
export const sendRequest = domainCommand({
  name: 'vendor send',
  alias: 'demande envoyer',
  group: 'difficulty',
  act: 'vendorRequest.send',
  grants: ['allowed'],
  arguments: { request: request() },

  async run(turn, values) {
    const found = await lockRequest(turn.tx, values.request.value.id);
    if (!mayBecome(found.state, 'sent')) return present(turn, found);
    const contacts = await vendorContacts(turn, found);
    if (contacts.length === 0) {
      if (!mayBecome(found.state, 'approved')) return present(turn, found);
      const approved = await changeRequest(turn, found, 'approved', { approvedById: turn.actor.id });
      return shown(turn, approved, 'vendor.noContact');
    }
    const sent = await changeRequest(turn, found, 'sent', { approvedById: turn.actor.id });
    await tellVendor(turn, sent, contacts);
    return shown(turn, sent, 'vendor.sent');
  },
});

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

export async function shown(turn: DomainTurn, found: RequestRow, key: string): Promise<Reply> {
  const said = [{ kind: 'notice' as const, tone: 'success' as const, text: turn.t(key) }];
  const card = await requestCard(turn.tx, found, turn.t, { said, actions: leadButtons(found, turn.t) });
  return { outcome: 'done', visibility: 'private', replaces: true, card };
}

/** Somebody was quicker: the present state, and nothing is stored. */
export async function present(turn: DomainTurn, found: RequestRow): Promise<Reply> {
  const said = [{ kind: 'notice' as const, tone: 'neutral' as const, text: turn.t('vendor.asItStands') }];
  const card = await requestCard(turn.tx, found, turn.t, { said });
  return { outcome: 'refused', visibility: 'private', replaces: true, card };
}
