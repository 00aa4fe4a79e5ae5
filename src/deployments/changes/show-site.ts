import { entity, integer } from '../../conversation/arguments.ts';
import type { Block, Card, CommandButton, Field, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { judgeAct } from '../../people/permit.ts';
import { fullName } from '../../people/person-name.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import type { Site } from '../../store/generated/client.ts';
import { plainDate, toDate, toInstant } from '../../time.ts';
import {
  beforeGoLive,
  type DeploymentOfSite,
  deploymentOfSite,
  goLiveOf,
  readDeployments,
} from '../deployment.ts';
import { firstGoLive } from './impact.ts';
import { dateWords } from './impact-card.ts';
import { isMainRule } from './rule-codes.ts';
import { siteButtons } from './site-buttons.ts';

/** Sites of a page, and steps a card shows. */
const sitesOnPage = 15;
const stepsShown = 5;

/** One site: its day, how far it has moved and why, who answers for it, what comes next. Without a name: all of them. */
export const showSite = domainCommand({
  name: 'site',
  alias: 'site',
  synonyms: ['sites', 'établissement'],
  group: 'deployment',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    page: integer({ optional: true, hidden: true, min: 1, max: 1000 }),
  },
  async run(turn, { site, page = 1 }) {
    if (!site)
      return { outcome: 'done', visibility: 'private', replaces: page > 1, card: await listCard(turn, page) };
    const deployment = await deploymentOfSite(turn.tx, site.value.id);
    const card = deployment
      ? await siteCard(turn, deployment)
      : { heading: site.value.name, blocks: [{ kind: 'text' as const, text: turn.t('deployment.none') }] };
    return { outcome: 'done', visibility: 'private', card };
  },
});

async function siteCard(turn: DomainTurn, deployment: DeploymentOfSite): Promise<Card> {
  const { tx, t } = turn;
  const { site } = deployment;
  const referents = await referentsOf(tx, site.id, dayOn(site, turn.now));
  const none = t('deployment.site.nobody');
  const goLive = goLiveOf(deployment);
  const fields: Field[] = [
    { label: t('deployment.site.goLive'), value: [{ bold: dateWords(goLive, turn) }] },
    // @keys deployment.state.*
    { label: t('deployment.site.state'), value: t(`deployment.state.${deployment.state}`) },
    ...(await driftField(turn, deployment)),
    { label: t('deployment.site.director'), value: site.director ? fullName(site.director) : none },
    {
      label: t('deployment.site.referents'),
      value: referents.map(({ person }) => fullName(person)).join(' · ') || none,
    },
  ];
  return {
    heading: `${site.code} · ${site.name}`,
    blocks: [
      { kind: 'fields', fields },
      ...(await missedBlocks(turn, deployment)),
      ...(await moveBlocks(turn, deployment)),
      ...(await nextSteps(turn, deployment)),
    ],
    actions: [...(await changeButtons(turn, deployment)), ...siteButtons(turn, site.code)],
  };
}

async function driftField(turn: DomainTurn, deployment: DeploymentOfSite): Promise<Field[]> {
  const { t } = turn;
  const first = await firstGoLive(turn, deployment);
  const goLive = goLiveOf(deployment);
  if (!first || !goLive || first.equals(goLive)) return [];
  const { days } = first.until(goLive, { largestUnit: 'day' });
  return [
    {
      label: t('deployment.site.drift'),
      value: t('deployment.site.driftSince', {
        days,
        first: formatDate(first, turn.locale, { weekday: false }),
      }),
    },
  ];
}

/** What its staff should have read by now, and nobody approved (4.1, invariant 4). */
async function missedBlocks({ tx, t }: DomainTurn, { id, version }: DeploymentOfSite): Promise<Block[]> {
  const count = await tx.announcement.count({ where: { deploymentId: id, version, state: 'expired' } });
  return count > 0 ? [{ kind: 'notice', tone: 'warning', text: t('deployment.site.missed', { count }) }] : [];
}

async function moveBlocks({ tx, t, locale }: DomainTurn, { id }: DeploymentOfSite): Promise<Block[]> {
  const moves = await tx.deploymentMove.findMany({
    where: { deploymentId: id },
    orderBy: { version: 'asc' },
  });
  if (moves.length === 0) return [];
  const words = (date: Date | null) => dateWords(date && plainDate(date), { t, locale });
  return [
    {
      kind: 'list',
      heading: t('deployment.site.moves'),
      items: moves.map(({ from, to, reason }) => ({
        text: t('deployment.site.move', { from: words(from), to: words(to) }),
        detail: reason,
      })),
    },
  ];
}

/** What waits in the ledger, the rules of 4.4 alone: one line a rule. */
async function nextSteps({ tx, t, locale, now }: DomainTurn, deployment: DeploymentOfSite): Promise<Block[]> {
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId: deployment.id,
      state: 'planned',
      recipientKind: { not: 'house' },
      dueAt: { gt: toDate(now) },
    },
    select: { rule: true, dueAt: true },
    distinct: ['rule'],
    orderBy: [{ dueAt: 'asc' }, { rule: 'asc' }],
  });
  const steps = rows.filter(({ rule }) => isMainRule(rule)).slice(0, stepsShown);
  if (steps.length === 0) return [];
  const { timeZone } = deployment.site.organisation;
  const items = steps.map(
    ({ rule, dueAt }): ListItem => ({
      text: [
        { bold: formatDate(toInstant(dueAt).toZonedDateTimeISO(timeZone), locale, { year: false }) },
        // @keys deployment.rule.*
        ` · ${t(`deployment.rule.${rule}`)}`,
      ],
    }),
  );
  return [{ kind: 'list', heading: t('deployment.site.next'), items }];
}

/** Another date, or back to paper: for who may do it, or ask for it. */
async function changeButtons(turn: DomainTurn, { site, state }: DeploymentOfSite): Promise<CommandButton[]> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const matter = { committeeId: committee?.id, siteId: site.id, own: false };
  const { verdict } = await judgeAct(turn, 'site.postpone', matter);
  if (verdict !== 'allowed' && verdict !== 'proposes') return [];
  const name = beforeGoLive.includes(state)
    ? 'postpone'
    : state === 'suspended'
      ? 'resume'
      : state === 'live' || state === 'hypercare'
        ? 'suspend'
        : null;
  if (!name) return [];
  // @keys deployment.button.*
  return [
    {
      id: name,
      label: turn.t(`deployment.button.${name}`),
      command: `site ${name}`,
      arguments: { site: site.code },
    },
  ];
}

async function listCard(turn: DomainTurn, wanted: number): Promise<Card> {
  const { tx, t, space } = turn;
  const all = await readDeployments(tx, space.id);
  const pages = Math.max(1, Math.ceil(all.length / sitesOnPage));
  const page = Math.min(wanted, pages);
  const items = all.slice((page - 1) * sitesOnPage, page * sitesOnPage).map(
    (one): ListItem => ({
      text: [{ bold: dateWords(goLiveOf(one), turn) }, ` · ${one.site.code} · ${one.site.name}`],
      detail: t(`deployment.state.${one.state}`),
    }),
  );
  const to = (id: 'previous' | 'next', target: number): CommandButton => ({
    id,
    label: t(`deployment.button.${id}`),
    command: 'site',
    arguments: { page: String(target) },
  });
  return {
    heading: t('deployment.sites.heading'),
    blocks: [
      { kind: 'text', text: t('deployment.sites.count', { count: all.length, page, pages }) },
      { kind: 'list', items },
    ],
    actions: [
      ...(page > 1 ? [to('previous', page - 1)] : []),
      ...(page < pages ? [to('next', page + 1)] : []),
    ],
  };
}
