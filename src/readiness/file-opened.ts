import type { CommandButton, Field } from '../conversation/card.ts';
import { formatDate, formatDateRange, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Composer } from '../delivery/ledger.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../deployments/deployment.ts';
import { dayOfRule } from '../deployments/deployment-timeline.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { forLead } from '../people/for-lead.ts';
import { fullName } from '../people/person-name.ts';
import { namedOn } from '../referents/assignment.ts';
import { dayOn } from '../sites/day-on.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, plainDate } from '../time.ts';
import { dueOf, isSettled } from './checklist/check.ts';
import { headingOf, listButton } from './checklist/checklist-card.ts';
import { dueWords } from './checklist/due-words.ts';
import { readChecks } from './checklist/read-checks.ts';

/** Days from a go-live between which a constraint weighs on it: from its file to its sheet. */
const around = { from: dayOfRule('D01'), until: dayOfRule('D29') } as const;
/** What needs notice beside the pair: the time, the opinion of the works council. */
const early = ['K02', 'K04'];

/** D01: the file of a site opens: referents, dedicated time, works council, constraints. */
export const fileOpened: Composer = async (context, { subjectId }) => {
  const { tx, t, now } = context;
  if (await isStopped(tx, subjectId)) return null;
  const deployment = await readDeployment(tx, subjectId);
  const day = dayOn(deployment.site, now);
  const goLive = goLiveOf(deployment);
  const { site } = deployment;
  const named = await namedOn(tx, site.id, day);
  const vacant = (['business', 'technical'] as const).filter(
    (kind) => !named.some((one) => one.kind === kind),
  );
  const referents = [
    ...named.map(({ person, kind }) => `${fullName(person)} (${t(`referent.kind.${kind}`)})`),
    ...vacant.map((kind) => t('readiness.file.vacant', { kind: t(`referent.kind.${kind}`) })),
  ];
  const fields: Field[] = [
    { label: t('readiness.file.referents'), value: formatList(referents, t.locale) },
    ...(await checkFields(tx, deployment, day, t)),
    ...(await constraintField(tx, deployment, t)),
  ];
  const directs = context.personId === site.directorId;
  const text = t.rich(directs ? 'readiness.file.director' : 'readiness.file.leads', {
    site: site.name,
    day: goLive ? formatDate(goLive, t.locale) : 'none',
  });
  const naming = vacant.map(
    (kind): CommandButton => ({
      id: `name-${kind}`,
      label: t('referent.button.name', { kind: t(`referent.kind.${kind}`) }),
      command: 'referent set',
      arguments: { site: site.code, kind },
    }),
  );
  return forLead(context, deployment, day, {
    heading: headingOf(deployment, day, t),
    blocks: [
      { kind: 'text', text },
      { kind: 'fields', fields },
    ],
    actions: [...naming, listButton(site.code, t)],
  });
};

async function checkFields(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
  t: Translator,
): Promise<Field[]> {
  const goLive = goLiveOf(deployment);
  const checks = (await readChecks(tx, deployment, day)).filter(({ code }) => early.includes(code));
  const calendar = await calendarOfSite(tx, deployment.site);
  return checks.map((check) => {
    const due = dueOf(check, goLive, calendar);
    const state = t(`readiness.state.${check.state}`);
    const value = isSettled(check, goLive)
      ? (check.proof ?? state)
      : [state, ...(due ? [dueWords(due, day, t)] : [])].join(' · ');
    return { label: check.label, value };
  });
}

async function constraintField(
  tx: Transaction,
  deployment: DeploymentOfSite,
  t: Translator,
): Promise<Field[]> {
  const goLive = goLiveOf(deployment);
  if (!goLive) return [];
  const rows = await tx.calendarConstraint.findMany({
    where: {
      spaceId: deployment.spaceId,
      kind: { not: 'worksCouncil' },
      withdrawnAt: null,
      from: { lte: dateColumn(goLive.add({ days: around.until })) },
      to: { gte: dateColumn(goLive.add({ days: around.from })) },
      AND: [
        { OR: [{ siteId: null }, { siteId: deployment.siteId }] },
        { OR: [{ organisationId: null }, { organisationId: deployment.site.organisationId }] },
      ],
    },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return [{ label: t('readiness.file.constraints'), value: t('readiness.file.none') }];
  const lines = rows.map(({ label, from, to }) => {
    const [first, last] = [plainDate(from), plainDate(to)];
    const when = first.equals(last)
      ? formatDate(first, t.locale, { weekday: false })
      : formatDateRange(first, last, t.locale);
    return t('readiness.file.constraint', { label, when });
  });
  return [{ label: t('readiness.file.constraints'), value: lines.join(' · ') }];
}
