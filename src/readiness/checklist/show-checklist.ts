import { entity } from '../../conversation/arguments.ts';
import type { Card, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { goLiveOf, readDeployments } from '../../deployments/deployment.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import type { Site } from '../../store/generated/client.ts';
import { deploymentMeant } from '../arguments.ts';
import { checklistCard } from './checklist-card.ts';
import { readinessOf } from './readiness-of.ts';
import { toneOf } from './reason-words.ts';

/** C37: the checklist of a site; without a site, the colour of each site ahead. */
export const showChecklist = domainCommand({
  name: 'checklist',
  alias: 'préparation',
  synonyms: ['contrôles', 'readiness', 'points site'],
  group: 'readiness',
  act: 'readiness.read',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true, keys: ['établissement', 'service'] }),
  },
  siteOf,

  async run(turn, { site }): Promise<Reply> {
    if (!site) return { outcome: 'done', visibility: 'private', card: await allSites(turn) };
    const meant = await deploymentMeant(turn, site.value);
    if ('refusal' in meant) return meant.refusal;
    return { outcome: 'done', visibility: 'private', card: await checklistCard(turn, meant.deployment) };
  },
});

async function allSites({ tx, t, now, space, locale }: DomainTurn): Promise<Card> {
  const items: ListItem[] = [];
  for (const deployment of await readDeployments(tx, space.id)) {
    const goLive = goLiveOf(deployment);
    const day = dayOn(deployment.site, now);
    if (!goLive || Temporal.PlainDate.compare(goLive, day) < 0) continue;
    const { colour, reasons, checks, blockers, reservations } = await readinessOf(tx, deployment, day);
    items.push({
      text: [{ bold: deployment.site.code }, ` · ${deployment.site.name}`],
      detail: [
        formatDate(goLive, locale),
        t(`readiness.colourOfSite.${colour}`, { count: reasons.length }),
        t('readiness.settledOf', {
          settled: checks.length - blockers.length - reservations.length,
          of: checks.length,
        }),
      ].join(' · '),
      tone: colour === 'green' ? 'neutral' : toneOf[colour],
    });
  }
  return {
    heading: t('readiness.all.heading'),
    blocks: items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'text', text: t('readiness.all.none') }],
  };
}
