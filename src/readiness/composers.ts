import type { Block } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Composer, Composers } from '../delivery/ledger.ts';
import { peopleOfSite } from '../deployments/audiences.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../deployments/deployment.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { forLead } from '../people/for-lead.ts';
import { fullName } from '../people/person-name.ts';
import { dayOn } from '../sites/day-on.ts';
import { onDuty } from '../sites/on-duty.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { dueOf, isSettled } from './checklist/check.ts';
import { checkButtons, headingOf, listButton } from './checklist/checklist-card.ts';
import { dueWords } from './checklist/due-words.ts';
import { ownersOf } from './checklist/holders.ts';
import { readChecks } from './checklist/read-checks.ts';
import { readinessOf } from './checklist/readiness-of.ts';
import { colourNotice, namingOf, reasonItems } from './checklist/reason-words.ts';
import { readThresholds } from './checklist/thresholds.ts';
import { fileOpened } from './file-opened.ts';
import { nudgeComposers } from './nudges/composers.ts';
import { rateBlocks } from './training/rate-words.ts';
import { sessionParts } from './training/session-meant.ts';
import { sessionName } from './training/session-words.ts';
import { trainingOf } from './training/training-of.ts';

/** D06, to the technical lead: hardware, network, interfaces, instance, accounts, as long as one is open. */
const technicalPoints: Composer = async (context, { subjectId, subjectVersion }) => {
  const { tx, t, now, personId, redraw } = context;
  if (!personId || (await isStopped(tx, subjectId))) return null;
  const deployment = await readDeployment(tx, subjectId);
  if (deployment.version !== subjectVersion) return null;
  const day = dayOn(deployment.site, now);
  const goLive = goLiveOf(deployment);
  const of = await peopleOfSite(tx, deployment, day);
  const technical = (await readChecks(tx, deployment, day)).filter(
    (check) => check.ownerRole === 'LT' && (!check.ownerId || ownersOf(check, of).includes(personId)),
  );
  const calendar = await calendarOfSite(tx, deployment.site);
  const open = technical.filter((check) => !isSettled(check, goLive));
  if (open.length === 0 && !redraw) return null;
  return forLead(context, deployment, day, {
    heading: headingOf(deployment, day, t),
    blocks: [
      { kind: 'text', text: t('readiness.technical.left', { count: open.length }) },
      ...open.flatMap((check): Block[] => {
        const due = dueOf(check, goLive, calendar);
        const detail = [
          ...(check.state === 'open' ? [] : [t(`readiness.state.${check.state}`)]),
          ...(check.reason ? [check.reason] : []),
          ...(due ? [dueWords(due, day, t)] : []),
        ];
        return [
          {
            kind: 'list',
            items: [{ text: check.label, detail: detail.join(' · ') }],
          },
          { kind: 'actions', buttons: checkButtons(deployment.site.code, check, t) },
        ];
      }),
    ],
    actions: open.length > 0 ? [listButton(deployment.site.code, t)] : [],
  });
};

/** D16, to the vendor: who answers on the day, and whom to call on the site. */
const onCallCheck: Composer = async ({ tx, t, now, redraw, answers }, { subjectId, subjectVersion }) => {
  if (await isStopped(tx, subjectId)) return null;
  const deployment = await readDeployment(tx, subjectId);
  const goLive = goLiveOf(deployment);
  const check = (await readChecks(tx, deployment, dayOn(deployment.site, now))).find(
    ({ perDate }) => perDate,
  );
  if (!goLive || !check || deployment.version !== subjectVersion) return null;
  const settled = isSettled(check, goLive);
  if (settled && !redraw) return null;
  const { site, supportPhone } = deployment;
  const duties = await onDuty(tx, site.id, goLive);
  const fields = [
    ...duties.map(({ person, phone }) => ({
      label: t('readiness.onCall.onDuty'),
      value: phone ? `${fullName(person)}, ${phone}` : fullName(person),
    })),
    ...(supportPhone ? [{ label: t('readiness.onCall.support'), value: supportPhone }] : []),
  ];
  return {
    card: {
      heading: headingOf(deployment, dayOn(deployment.site, now), t),
      blocks: [
        {
          kind: 'text',
          text: t.rich('readiness.onCall.text', { site: site.name, day: formatDate(goLive, t.locale) }),
        },
        ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
        ...(settled
          ? [{ kind: 'notice' as const, tone: 'success' as const, text: t('readiness.onCall.confirmed') }]
          : []),
        ...(answers === 'mail' && !settled ? await whomToTell(tx, deployment, now, t) : []),
      ],
      actions: settled
        ? []
        : [
            {
              id: 'confirm',
              label: t('readiness.button.confirm'),
              style: 'primary',
              command: 'check',
              arguments: { site: site.code, code: check.code, state: 'verified' },
            },
          ],
    },
  };
};

/** No mail carries this answer: the vendor writes to the technical lead, who notes it. */
async function whomToTell(
  tx: Transaction,
  deployment: DeploymentOfSite,
  now: Temporal.Instant,
  t: Translator,
): Promise<Block[]> {
  const { technicalLeads } = await peopleOfSite(tx, deployment, dayOn(deployment.site, now));
  const lead = await tx.person.findFirst({ where: { id: { in: technicalLeads } } });
  if (!lead) return [];
  const values = { name: fullName(lead), email: lead.workEmail };
  return [{ kind: 'text', text: t('readiness.onCall.byMail', values) }];
}

/** D07, to leads and monitoring: how ready the site is before its vote, in its colour, and what is missing. */
const summary: Composer = async (context, { subjectId, subjectVersion }) => {
  const { tx, t, now } = context;
  if (await isStopped(tx, subjectId)) return null;
  const deployment = await readDeployment(tx, subjectId);
  if (deployment.version !== subjectVersion) return null;
  const day = dayOn(deployment.site, now);
  const goLive = goLiveOf(deployment);
  const { checks, colour, reasons, blockers, reservations } = await readinessOf(tx, deployment, day);
  const naming = await namingOf(tx, deployment, day, checks);
  const items = reasonItems(reasons, checks, naming, t);
  return forLead(context, deployment, day, {
    heading: headingOf(deployment, day, t),
    blocks: [
      {
        kind: 'text',
        text: t.rich('readiness.summary.text', {
          site: deployment.site.name,
          day: goLive ? formatDate(goLive, t.locale, { year: false }) : 'none',
          settled: checks.length - blockers.length - reservations.length,
          of: checks.length,
          blocking: blockers.length,
        }),
      },
      colourNotice(colour, reasons.length, t),
      ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ],
    actions: [listButton(deployment.site.code, t)],
  });
};

/** D09, to whoever directs the site: how many are trained, by category, and what is left to come. */
const trainingRate: Composer = async ({ tx, t, now }, { subjectId, subjectVersion }) => {
  if (await isStopped(tx, subjectId)) return null;
  const deployment = await readDeployment(tx, subjectId);
  if (deployment.version !== subjectVersion) return null;
  const rates = await trainingOf(tx, deployment);
  const threshold = (await readThresholds(tx, deployment.spaceId)).trained;
  return {
    card: {
      heading: headingOf(deployment, dayOn(deployment.site, now), t),
      blocks: [
        ...rateBlocks(rates, threshold, t),
        ...(rates.reached
          ? []
          : [
              {
                kind: 'notice' as const,
                tone: 'warning' as const,
                text: t('readiness.rate.behind', { threshold }),
              },
            ]),
      ],
      actions: [
        {
          id: 'trainings',
          label: t('readiness.button.trainings'),
          style: 'primary',
          command: 'trainings',
          arguments: { site: deployment.site.code },
        },
      ],
    },
  };
};

/** To who had a seat in a session that is not held. */
const trainingCancelled: Composer = async ({ tx, t, answers }, { subjectId, parameters }) => {
  const session = await tx.trainingSession.findUnique({ where: { id: subjectId }, include: sessionParts });
  if (!session) return null;
  const { reason } = parameters as { reason?: string };
  return {
    card: {
      heading: t('readiness.trainings.heading', { code: session.site.code, site: session.site.name }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('readiness.trainingCancelled', {
            name: sessionName(session, t),
            reason: reason ?? 'none',
            mail: answers === 'mail',
          }),
        },
      ],
      actions: [
        {
          id: 'trainings',
          label: t('readiness.button.otherTrainings'),
          style: 'primary',
          command: 'trainings',
          arguments: { site: session.site.code },
        },
      ],
    },
  };
};

/** To a referent: somebody on their site looks for their bearings (C50). */
const newcomerHint: Composer = async ({ tx, t }, { subjectId, parameters }) => {
  const person = await tx.person.findUnique({ where: { id: subjectId } });
  const { siteId } = parameters as { siteId: string };
  const site = await tx.site.findUnique({ where: { id: siteId } });
  if (!person || person.state === 'left' || !site) return null;
  const posting = await tx.posting.findUnique({
    where: { siteId_personId: { siteId, personId: person.id } },
  });
  return {
    card: {
      heading: t('referent.card.heading', { code: site.code, site: site.name }),
      blocks: [
        {
          kind: 'text',
          text: t.rich('readiness.newcomer.hint', {
            name: fullName(person),
            job: person.jobTitle ?? 'none',
            team: posting?.team ?? 'none',
          }),
        },
      ],
    },
  };
};

/** What copil tells about the readiness of sites, by the name a rule gives. */
export const readinessComposers: Composers = {
  'deployment.fileOpened': fileOpened,
  ...nudgeComposers,
  'readiness.technicalPoints': technicalPoints,
  'readiness.onCallCheck': onCallCheck,
  'readiness.summary': summary,
  'readiness.trainingRate': trainingRate,
  'readiness.trainingCancelled': trainingCancelled,
  'readiness.newcomer': newcomerHint,
};
