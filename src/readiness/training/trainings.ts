import { entity } from '../../conversation/arguments.ts';
import type { Block, Card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { deploymentOfSite } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { inForce } from '../../people/site-ties.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { readDayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { dateColumn } from '../../time.ts';
import { readThresholds } from '../checklist/thresholds.ts';
import { rateBlocks } from './rate-words.ts';
import { sessionParts } from './session-meant.ts';
import { seatButton, sessionItem } from './session-words.ts';
import { trainingOf } from './training-of.ts';

/** Sessions shown with their buttons. */
const mostSessions = 12;

/** C39: the sessions of a site, with a seat in one press, and how many are trained. */
export const listTrainings = domainCommand({
  name: 'trainings',
  alias: 'formations',
  synonyms: ['formation', 'training'],
  group: 'readiness',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true, keys: ['établissement', 'service'] }),
  },

  async run(turn, { site }): Promise<Reply> {
    const meant = site?.value ?? (await ownSite(turn));
    if (!meant) return sayNo(turn, 'readiness.whichSite', {}, 'site');
    return { outcome: 'done', visibility: 'private', card: await trainingsCard(turn, meant) };
  },
});

/** @returns the only site a person works on */
async function ownSite(turn: DomainTurn): Promise<Site | null> {
  const postings = await turn.tx.posting.findMany({
    where: { personId: turn.actor.id, ...inForce(today(turn)) },
    include: { site: true },
    take: 2,
  });
  return postings.length === 1 ? (postings[0]?.site ?? null) : null;
}

/** @param said what was done, over the list */
export async function trainingsCard(
  turn: DomainTurn,
  site: Site,
  said: readonly Block[] = [],
): Promise<Card> {
  const { tx, t } = turn;
  const ahead = await tx.trainingSession.findMany({
    where: {
      siteId: site.id,
      state: { in: ['planned', 'full'] },
      on: { gte: dateColumn(await readDayOn(tx, site.id, turn.now)) },
    },
    include: sessionParts,
    orderBy: [{ on: 'asc' }, { startsAt: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  });
  const deployment = await deploymentOfSite(tx, site.id);
  const threshold = (await readThresholds(tx, turn.space.id)).trained;
  return {
    heading: t('readiness.trainings.heading', { code: site.code, site: site.name }),
    blocks: [
      ...said,
      ...(ahead.length === 0 ? [{ kind: 'text' as const, text: t('readiness.trainings.none') }] : []),
      ...ahead.flatMap((session): Block[] => [
        { kind: 'list', items: [sessionItem(session, t)] },
        ...buttonsBlock(seatButton(session, turn.actor.id, t)),
      ]),
      ...(deployment ? rateBlocks(await trainingOf(tx, deployment), threshold, t) : []),
    ],
  };
}

export function buttonsBlock(buttons: ReturnType<typeof seatButton>): Block[] {
  return buttons.length > 0 ? [{ kind: 'actions', buttons }] : [];
}
