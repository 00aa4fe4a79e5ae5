import { choice, entity, text } from '../../conversation/arguments.ts';
import { timesLaid } from '../../delivery/look-up.ts';
import { house } from '../../delivery/timed-act.ts';
import { type DeploymentOfSite, deploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { clockOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import type { Site } from '../../store/generated/client.ts';
import type { DayChoice } from '../../store/generated/enums.ts';
import { dateColumn, toDate } from '../../time.ts';
import { dayCard } from './day-card.ts';
import { isGoLiveDay } from './go-live-day.ts';

/** Minutes in which somebody whose work stands still may say why, before their press alone is told. */
const minutesToSay = 1;

/** The three buttons of the day card: the last press counts, and only that person's card changes. */
export const answerDay = domainCommand({
  name: 'difficulty day',
  alias: 'difficulté jour',
  group: 'difficulty',
  hidden: true,
  byMail: true,
  arguments: {
    site: entity<Site>('site', { position: 1 }),
    answer: choice({ fine: ['bien'], difficulty: ['difficulté'], blocking: ['bloquant'] }, { position: 2 }),
    /** The go-live the card was drawn for. */
    on: text({ optional: true, hidden: true }),
  },

  async run(turn, { site, answer, on }) {
    const deployment = await deploymentOfSite(turn.tx, site.value.id);
    const goLive = deployment && goLiveOf(deployment);
    if (!deployment || !goLive) return sayNo(turn, 'difficulty.day.noDate', { site: site.value.name });
    const local = clockOn(deployment.site, turn.now).toPlainDateTime();
    const staff = await staffOf(turn.tx, deployment.site, goLive);
    if (!staff.some(({ person }) => person.id === turn.actor.id))
      return sayNo(turn, 'difficulty.day.notStaff', { site: site.value.name });
    const outdated = on !== undefined && on !== goLive.toString();
    if (outdated || !isGoLiveDay(goLive, local))
      return { ...(await shown(turn, deployment)), outcome: 'refused' };
    await keep(turn, deployment, goLive, answer);
    if (answer === 'fine') return shown(turn, deployment);
    await turn.ledger.refresh(
      turn.tx,
      { type: 'deployment', id: deployment.id },
      turn.correlationId,
      turn.actor.id,
    );
    if (answer === 'blocking') await waitForWords(turn, deployment);
    const form = await turn.formFor('difficulty describe', { site: site.value.code, severity: answer });
    return { outcome: 'form', visibility: 'private', form };
  },
});

async function keep(
  { tx, actor, now }: DomainTurn,
  { id: deploymentId }: DeploymentOfSite,
  goLive: Temporal.PlainDate,
  answer: DayChoice,
): Promise<void> {
  const key = { deploymentId, personId: actor.id, on: dateColumn(goLive) };
  const given = { answer, at: toDate(now) };
  await tx.dayAnswer.upsert({
    where: { deploymentId_personId_on: key },
    create: { ...key, ...given },
    update: given,
  });
}

async function shown(turn: DomainTurn, deployment: DeploymentOfSite) {
  const person = await turn.tx.person.findUniqueOrThrow({ where: { id: turn.actor.id } });
  const card = await dayCard(turn.tx, deployment, turn.t, { person, now: turn.now });
  return { outcome: 'done' as const, visibility: 'private' as const, replaces: true, card };
}

/** A form may stay open, or be closed: that somebody's work stands still is told all the same. */
async function waitForWords(turn: DomainTurn, { id, version }: DeploymentOfSite): Promise<void> {
  const subject = { type: 'deployment', id, version };
  const message = 'difficulty.wordless';
  // Each press is told, a second one of the same day too.
  const press = 1 + (await timesLaid(turn.tx, subject, { message }));
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: `BLOCKING-WORDLESS-${press}`,
    subject,
    recipient: house(id),
    message,
    parameters: { personId: turn.actor.id, since: turn.now.toString(), press },
    nature: 'act',
    at: turn.now.add({ minutes: minutesToSay }),
    evenPaused: true,
    correlationId: turn.correlationId,
  });
}
