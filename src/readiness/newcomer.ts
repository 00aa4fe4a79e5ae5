import { entity } from '../conversation/arguments.ts';
import type { Block, ListItem, RichText } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { deploymentOfSite } from '../deployments/deployment.ts';
import { fullName } from '../people/person-name.ts';
import { sayNo } from '../people/say-no.ts';
import { inForce } from '../people/site-ties.ts';
import { today } from '../people/today.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { readDayOn } from '../sites/day-on.ts';
import { type Referent, referentsOf } from '../sites/referents.ts';
import type { Site } from '../store/generated/client.ts';
import { dateColumn } from '../time.ts';
import { sessionParts } from './training/session-meant.ts';
import { seatButton, sessionItem } from './training/session-words.ts';
import { buttonsBlock } from './training/trainings.ts';

/** Sessions shown to somebody who arrives. */
const mostSessions = 3;

/** C50: who is my referent, which training, which documents; the referent gets a hint. After the go-live as before. */
export const newcomer = domainCommand({
  name: 'newcomer',
  alias: 'nouveau',
  synonyms: ['nouvelle', "j'arrive", 'new'],
  group: 'readiness',
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true, keys: ['établissement', 'service'] }),
  },

  async run(turn, { site }): Promise<Reply> {
    const sites = site ? [site.value] : await ownSites(turn);
    if (sites.length === 0) return sayNo(turn, 'readiness.newcomer.noSite', {}, 'site');
    const blocks: Block[] = [];
    for (const one of sites) blocks.push(...(await aboutSite(turn, one)));
    return {
      outcome: 'done',
      visibility: 'private',
      card: { heading: turn.t('readiness.newcomer.heading', { project: turn.space.projectName }), blocks },
    };
  },
});

async function ownSites(turn: DomainTurn): Promise<Site[]> {
  const postings = await turn.tx.posting.findMany({
    where: { personId: turn.actor.id, site: { state: 'active' }, ...inForce(today(turn)) },
    include: { site: true },
    orderBy: { site: { code: 'asc' } },
  });
  return postings.map(({ site }) => site);
}

async function aboutSite(turn: DomainTurn, site: Site): Promise<Block[]> {
  const { tx, t } = turn;
  const day = await readDayOn(tx, site.id, turn.now);
  const referents = await referentsOf(tx, site.id, day);
  await hint(turn, site, referents);
  const sessions = await tx.trainingSession.findMany({
    where: { siteId: site.id, state: 'planned', on: { gte: dateColumn(day) } },
    include: sessionParts,
    orderBy: [{ on: 'asc' }, { startsAt: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  });
  const documents = await documentsOf(turn, site);
  return [
    { kind: 'text', text: [{ bold: site.name }] },
    referents.length > 0
      ? {
          kind: 'list',
          heading: t('readiness.newcomer.referents'),
          items: referents.map((one) => contactOf(one, turn)),
        }
      : { kind: 'text', text: t('readiness.newcomer.noReferent') },
    ...(sessions.length > 0
      ? sessions.flatMap((session, index): Block[] => [
          {
            kind: 'list',
            ...(index === 0 && { heading: t('readiness.newcomer.trainings') }),
            items: [sessionItem(session, t)],
          },
          ...buttonsBlock(seatButton(session, turn.actor.id, t)),
        ])
      : [{ kind: 'text' as const, text: t('readiness.newcomer.noTraining') }]),
    ...(documents.length > 0
      ? [{ kind: 'list' as const, heading: t('readiness.newcomer.documents'), items: documents }]
      : []),
  ];
}

function contactOf({ person, kind, missions }: Referent, { t, locale }: DomainTurn): ListItem {
  const detail = [
    ...(missions.length > 0 ? [formatList(missions, locale)] : []),
    ...(person.phone ? [person.phone] : []),
    person.workEmail,
  ];
  return {
    text: [{ person: person.id, name: fullName(person) }, ` · ${t(`referent.kind.${kind}`)}`],
    detail: detail.join(' · '),
  };
}

/** What checks of the list prove with a link (information notice, paper fallback), and the number of the support. */
async function documentsOf({ tx, t }: DomainTurn, site: Site): Promise<ListItem[]> {
  const deployment = await deploymentOfSite(tx, site.id);
  if (!deployment) return [];
  const proven = await tx.readinessCheck.findMany({
    where: { deploymentId: deployment.id, state: { in: ['supplied', 'verified'] }, proofUrl: { not: null } },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  const links = proven.map(({ proofUrl, label }): { text: RichText } => ({
    text: [{ link: proofUrl ?? '', label }],
  }));
  const { supportPhone } = deployment;
  return supportPhone
    ? [...links, { text: t('readiness.newcomer.support', { phone: supportPhone }) }]
    : links;
}

/** To the business referents, else to all: somebody looks for their bearings. Once for each person. */
async function hint(turn: DomainTurn, site: Site, referents: readonly Referent[]): Promise<void> {
  const business = referents.filter(({ kind }) => kind === 'business');
  for (const { personId } of business.length > 0 ? business : referents)
    if (personId !== turn.actor.id)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule: `NEWCOMER-${site.code}`,
        subject: { type: 'person', id: turn.actor.id, version: 1 },
        recipient: { kind: 'person', id: personId },
        message: 'readiness.newcomer',
        parameters: { siteId: site.id },
        nature: 'notice',
        correlationId: turn.correlationId,
      });
}
