import { date, entity, flag, integer, longText } from '../../conversation/arguments.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteOf } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { deploymentOfSite } from '../deployment.ts';
import { cannotMove } from './cannot-move.ts';
import { moveSite } from './move-site.ts';

const site = () => entity<Site>('site', { position: 1 });
const reason = () => longText({ keys: ['raison', 'motif'], max: 300 });
/** What the confirmation carries. */
const seen = {
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  agreed: flag({ hidden: true }),
  version: integer({ optional: true, hidden: true }),
};

/** C30: a later go-live, or none for the moment. Who directs the site, refers for it or works for the vendor proposes it. */
export const postponeSite = domainCommand({
  name: 'site postpone',
  alias: 'site reporter',
  synonyms: ['site décaler'],
  group: 'deployment',
  act: 'site.postpone',
  siteOf,
  arguments: {
    site: site(),
    date: date({ position: 2, optional: true, keys: ['au'] }),
    reason: reason(),
    ...seen,
  },
  precondition: async (turn, values) =>
    cannotMove(turn, await deploymentOfSite(turn.tx, values.site.value.id), undefined),
  run: (turn, { site, date: to, reason, confirmed, agreed, version }) =>
    moveSite(turn, { site: site.value, to: to ?? null, reason, confirmed, reasonAgreed: agreed, version }),
});

/** The same towards an earlier day. */
export const advanceSite = domainCommand({
  name: 'site advance',
  alias: 'site avancer',
  group: 'deployment',
  act: 'site.postpone',
  siteOf,
  arguments: { site: site(), date: date({ position: 2, keys: ['au'] }), reason: reason(), ...seen },
  precondition: async (turn, values) =>
    cannotMove(turn, await deploymentOfSite(turn.tx, values.site.value.id), undefined),
  run: (turn, { site, date: to, reason, confirmed, agreed, version }) =>
    moveSite(turn, { site: site.value, to, reason, confirmed, reasonAgreed: agreed, version }),
});
