import { choice, entity } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { followsSite } from '../reading-difficulties.ts';
import { numberOf } from '../series.ts';
import { isOfOwnHouse, siteMeant } from '../site-meant.ts';
import { request, thanks } from './request-arguments.ts';
import { requestCard } from './request-card.ts';
import { lockRequest, openStates, requestParts } from './vendor-request.ts';

/** « Moi aussi »: one more site asks for it, which is how much it is wanted. */
export const supportRequest = domainCommand({
  name: 'vendor support',
  alias: 'demande soutenir',
  synonyms: ['moi aussi'],
  group: 'difficulty',
  act: 'vendorRequest.send',
  grants: ['allowed'],
  outright: () => true,
  arguments: {
    request: request(),
    site: entity<Site>('site', { position: 2, optional: true }),
    thanks: thanks(),
  },

  async run(turn, values) {
    const { tx, t, actor } = turn;
    const found = await lockRequest(tx, values.request.value.id);
    if (!openStates.includes(found.state))
      return sayNo(turn, 'vendor.tooLate', { number: numberOf('VR', found) }, 'request');
    const site = values.site?.value ?? (await siteMeant(turn));
    if (!site) return sayNo(turn, 'difficulty.whichSite', {}, 'site');
    if (!isOfOwnHouse(turn, site) && !(await followsSite(turn, site.id)))
      return sayNo(turn, 'difficulty.otherHouse', { site: site.name }, 'site');
    const asker = { vendorRequestId: found.id, siteId: site.id, personId: actor.id };
    if (!found.askers.some(({ siteId, personId }) => siteId === site.id && personId === actor.id))
      await tx.vendorRequestAsker.create({ data: { ...asker, thanked: values.thanks === 'yes' } });
    await turn.ledger.refresh(tx, { type: 'vendorRequest', id: found.id }, turn.correlationId);
    const after = await tx.vendorRequest.findUniqueOrThrow({
      where: { id: found.id },
      include: requestParts,
    });
    const said = [
      { kind: 'notice' as const, tone: 'success' as const, text: t('vendor.supported', { site: site.name }) },
    ];
    return { outcome: 'done', visibility: 'private', card: await requestCard(tx, after, t, { said }) };
  },
});

/** C51: whether I may be named when the request is delivered. */
export const acceptThanks = domainCommand({
  name: 'vendor thanks',
  alias: 'demande merci',
  group: 'difficulty',
  hidden: true,
  byMail: true,
  arguments: { request: request(), answer: choice({ yes: ['oui'], no: ['non'] }, { position: 2 }) },

  async run(turn, { request: { value }, answer }) {
    const { count } = await turn.tx.vendorRequestAsker.updateMany({
      where: { vendorRequestId: value.id, personId: turn.actor.id },
      data: { thanked: answer === 'yes' },
    });
    if (count === 0) return sayNo(turn, 'vendor.notAuthor', {}, 'request');
    const subject = { type: 'vendorRequest', id: value.id };
    await turn.ledger.refresh(turn.tx, subject, turn.correlationId, turn.actor.id);
    return {
      outcome: 'done',
      visibility: 'private',
      card: await requestCard(turn.tx, value, turn.t, {
        said: [{ kind: 'notice', tone: 'success', text: turn.t(`vendor.thanked.${answer}`) }],
      }),
    };
  },
});
