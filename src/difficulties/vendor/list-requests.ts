import { choice, entity } from '../../conversation/arguments.ts';
import type { ListItem } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { numberOf } from '../series.ts';
import { maySend } from './ask-vendor.ts';
import { readingOf } from './reading-requests.ts';
import { kind, priority, request } from './request-arguments.ts';
import { leadButtons, requestCard } from './request-card.ts';
import {
  houseStates,
  mostWantedFirst,
  openStates,
  type RequestRow,
  requestParts,
  sitesOf,
} from './vendor-request.ts';

/** The requests of the project, the most wanted first. */
export const listRequests = domainCommand({
  name: 'vendor requests',
  alias: 'demandes éditeur',
  group: 'difficulty',
  readOnly: true,
  arguments: {
    which: choice(
      {
        open: ['en cours', 'ouvertes'],
        draft: ['brouillons', 'à envoyer'],
        sent: ['envoyées'],
        accepted: ['acceptées'],
        refused: ['refusées'],
        delivered: ['livrées', 'vérifiées'],
        all: ['toutes', 'tout'],
      },
      { position: 1, optional: true, keys: ['lesquelles', 'état'] },
    ),
    site: entity<Site>('site', { optional: true }),
    kind: kind({ optional: true }),
    priority: priority(),
  },

  async run(turn, { which = 'open', site, kind, priority }) {
    const { t, tx } = turn;
    const reading = await readingOf(turn);
    if (reading === 'none') return sayNo(turn, 'vendor.notYours');
    const found = await tx.vendorRequest.findMany({
      where: {
        spaceId: turn.space.id,
        groupedIntoId: null,
        ...(which === 'open' && { state: { in: [...openStates] } }),
        ...(which === 'draft' && { state: { in: [...houseStates] } }),
        ...((which === 'sent' || which === 'accepted' || which === 'refused') && { state: which }),
        ...(which === 'delivered' && { state: { in: ['delivered', 'verified'] } }),
        ...(site && { askers: { some: { siteId: site.value.id } } }),
        ...(kind && { kind }),
        ...(priority && { priority }),
      },
      include: requestParts,
    });
    const readable = found.filter(({ state }) => reading === 'all' || !houseStates.includes(state));
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('vendor.list.heading'),
        blocks:
          readable.length === 0
            ? [{ kind: 'text', text: t('vendor.list.none') }]
            : [{ kind: 'list', items: readable.sort(mostWantedFirst).map((one) => itemOf(one, t)) }],
        actions:
          reading === 'all'
            ? [{ id: 'ask', label: t('vendor.button.ask'), command: 'vendor request', arguments: {} }]
            : [],
      },
    };
  },
});

/** One request, with what the vendor says of it. */
export const showRequest = domainCommand({
  name: 'vendor show',
  alias: 'demande voir',
  group: 'difficulty',
  readOnly: true,
  arguments: { request: request() },

  async run(turn, { request: { value } }) {
    const actions = (await maySend(turn)) ? leadButtons(value, turn.t) : [];
    return {
      outcome: 'done',
      visibility: 'private',
      card: await requestCard(turn.tx, value, turn.t, { actions }),
    };
  },
});

function itemOf(request: RequestRow, t: Translator): ListItem {
  return {
    text: [{ bold: numberOf('VR', request) }, ` · ${request.text}`],
    detail: [
      t(`vendor.kind.${request.kind}`),
      t('vendor.list.sites', { count: sitesOf(request).length }),
      t(`vendor.state.${request.state}`),
      ...(request.priority === 'normal'
        ? []
        : [t('vendor.list.priority', { priority: t(`vendor.priority.${request.priority}`) })]),
      ...(request.promisedVersion ? [t('vendor.list.version', { version: request.promisedVersion })] : []),
    ].join(' · '),
    tone: request.priority === 'high' ? 'warning' : 'neutral',
  };
}
