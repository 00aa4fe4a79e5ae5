import { type Block, type ListItem, listOf } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composer } from '../../delivery/ledger.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { codesSaying } from '../../deployments/deployment-timeline.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { forLead } from '../../people/for-lead.ts';
import { namesById } from '../../people/names-by-id.ts';
import { dayOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { dateColumn, toInstant } from '../../time.ts';
import { groupsOf } from '../cases/group-difficulties.ts';
import type { DifficultyRow } from '../difficulty.ts';
import { numberOf } from '../series.ts';
import { categoryWords, stateWords, teamWords } from '../words.ts';
import { type DigestFacts, dayCounts, digestFacts, somethingHappened } from './digest-facts.ts';

/** D18: the evening of the first day, for the leads and the director. */
export const dayDigest: Composer = async (context, delivery) => {
  const { tx, t } = context;
  const deployment = await readDeployment(tx, delivery.subjectId);
  const goLive = goLiveOf(deployment);
  if (!goLive || (await isStopped(tx, deployment.id))) return null;
  const { timeZone } = deployment.site.organisation;
  const since = goLive.toZonedDateTime(timeZone).toInstant();
  const facts = await digestFacts(tx, deployment, since, toInstant(delivery.dueAt));
  const { wordless, ...counts } = await dayCounts(tx, deployment.id, dateColumn(goLive), facts.told);
  const staff = (await staffOf(tx, deployment.site, goLive)).length;
  const answered = counts.fine + counts.difficulty + counts.blocking;
  return forLead(context, deployment, goLive, {
    heading: t('difficulty.digest.heading.day', { site: deployment.site.name }),
    blocks: [
      { kind: 'text', text: t.rich('difficulty.digest.counts', { ...counts, answered, staff }) },
      ...(wordless > 0
        ? [{ kind: 'text' as const, text: t('difficulty.digest.wordless', { count: wordless }) }]
        : []),
      ...(await factBlocks(context, facts, true)),
      ...(somethingHappened(facts) || wordless > 0 ? [] : [quiet(t)]),
    ],
    actions: [listButton(deployment, t)],
  });
};

/** D19: the evenings that follow, where something happened since the digest before, or work stands still. */
export const laterDigest: Composer = async (context, delivery) => {
  const { tx, t } = context;
  const deployment = await readDeployment(tx, delivery.subjectId);
  const goLive = goLiveOf(deployment);
  if (!goLive || (await isStopped(tx, deployment.id))) return null;
  const { timeZone } = deployment.site.organisation;
  const since = (await digestBefore(context, delivery)) ?? goLive.toZonedDateTime(timeZone).toInstant();
  const facts = await digestFacts(tx, deployment, since, toInstant(delivery.dueAt));
  if (!somethingHappened(facts) && facts.stillBlocking.length === 0) return null;
  const day = dayOn(deployment.site, toInstant(delivery.dueAt));
  return forLead(context, deployment, day, {
    heading: t('difficulty.digest.heading.later', {
      site: deployment.site.name,
      date: formatDate(day, t.locale, { year: false }),
    }),
    blocks: await factBlocks(context, facts, false),
    actions: [listButton(deployment, t)],
  });
};

const digestCodes = [...codesSaying('difficulty.dayDigest'), ...codesSaying('difficulty.digest')];

/** When the digest before this one was due, to whomever it went; what came after it is told now. */
async function digestBefore(
  { tx }: ComposeContext,
  { subjectType, subjectId, subjectVersion, dueAt }: MessageDelivery,
): Promise<Temporal.Instant | null> {
  const before = await tx.messageDelivery.findFirst({
    where: { subjectType, subjectId, subjectVersion, rule: { in: digestCodes }, dueAt: { lt: dueAt } },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  });
  return before && toInstant(before.dueAt);
}

async function factBlocks({ tx, t }: ComposeContext, facts: DigestFacts, first: boolean): Promise<Block[]> {
  const { told, solved, reopened, remedies, checks, stillBlocking } = facts;
  const blocking = told.filter(({ severity }) => severity === 'blocking');
  const others = told.filter(({ severity }) => severity !== 'blocking');
  const older = stillBlocking.filter(({ id }) => !told.some((one) => one.id === id));
  const names = await namesById(
    tx,
    checks.map(({ personId }) => personId),
  );
  return [
    ...listOf(t('difficulty.digest.blocking', { count: blocking.length }), blocking.map(itemOf(t))),
    ...listOf(t('difficulty.digest.stillBlocking', { count: older.length }), older.map(itemOf(t))),
    ...[...Map.groupBy(others, ({ category }) => category)].flatMap(([category, of]) =>
      listOf(
        category === null
          ? t('difficulty.digest.noCategory', { count: of.length })
          : t('difficulty.digest.category', { category: categoryWords(category, t), count: of.length }),
        of.map(itemOf(t, 'categorised')),
      ),
    ),
    ...groupsOf(told).map(
      ({ category, team, difficulties, suggests }): Block => ({
        kind: 'notice',
        tone: 'neutral',
        text: t('difficulty.digest.group', {
          count: difficulties.length,
          about: [categoryWords(category, t), teamWords(team, t)].filter(Boolean).join(', '),
          remedy: t(`remedy.kind.${suggests}`),
        }),
      }),
    ),
    ...(solved + reopened > 0
      ? [{ kind: 'text' as const, text: t('difficulty.digest.since', { first, solved, reopened }) }]
      : []),
    ...listOf(
      t('difficulty.digest.remedies'),
      remedies.map((remedy) => ({
        text: t('difficulty.digest.remedy', {
          number: numberOf('REM', remedy),
          kind: t(`remedy.kind.${remedy.kind}`),
          text: remedy.text,
        }),
        detail: t(`remedy.state.${remedy.state}`),
      })),
    ),
    ...listOf(
      t('difficulty.digest.checks'),
      checks.map(({ personId, answers }) => ({
        text: [
          { bold: names.get(personId) ?? '' },
          ...Object.entries(answers as Record<string, string>).map(
            // @keys difficulty.check.entry.said.* difficulty.check.help.said.*
            ([question, answer]) => ` · ${t(`difficulty.check.${question}.said.${answer}`)}`,
          ),
        ],
      })),
    ),
  ];
}

/** @param under with `categorised` the heading above says what it is about */
const itemOf =
  (t: Translator, under?: 'categorised') =>
  (difficulty: DifficultyRow): ListItem => ({
    text: [{ bold: numberOf('DIF', difficulty) }, ` · ${difficulty.text}`],
    detail: [
      under || difficulty.category === null ? '' : categoryWords(difficulty.category, t),
      teamWords(difficulty.team, t),
      stateWords(difficulty, t),
    ]
      .filter(Boolean)
      .join(' · '),
    tone: difficulty.severity === 'blocking' ? 'danger' : 'neutral',
  });

const quiet = (t: Translator): Block => ({ kind: 'text', text: t('difficulty.digest.quiet') });

function listButton({ site }: DeploymentOfSite, t: Translator) {
  const label = t('difficulty.button.list');
  return { id: 'list', label, command: 'difficulties', arguments: { site: site.code } };
}
