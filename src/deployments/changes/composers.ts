/** What a change of date tells: staff where they were told, who votes and leads, the vendor (domain.md 5.4 case 1, 5.5). */

import { type Block, card, type RichText } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { ComposeContext, Composer, Composers } from '../../delivery/ledger.ts';
import { toldStates } from '../../delivery/rows.ts';
import type { TouchedByMove } from '../../people/house-event.ts';
import { fullName } from '../../people/person-name.ts';
import { siteTies } from '../../people/site-ties.ts';
import { dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { toInstant } from '../../time.ts';
import { peopleOfSite } from '../audiences.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../deployment.ts';
import { type Direction, directionOf, goLiveIn } from './told-date.ts';

interface Change {
  deployment: DeploymentOfSite;
  /** What the recipient believes. */
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
  direction: Direction;
  today: Temporal.PlainDate;
}

/** « Changement de date — EHPAD Résidence du Port » : one a person, and nothing when the date is again the one they were told. */
const correction: Composer = async (context, row) => {
  const { tx, t, personId } = context;
  const change = await changeFor(context, row);
  const { deployment, direction, today } = change;
  if (direction === 'same' || !personId) return null;
  const ties = await siteTies(tx, personId, today, deployment.siteId);
  if (!Object.values(ties).some(Boolean)) return null;
  const lines: RichText[] = [
    // @keys deployment.correction.line.*
    t.rich(`deployment.correction.line.${direction}`, datesOf(change, t)),
    ...reasonLine(row, t),
  ];
  const trainings = trainingsIn(row);
  const referents = await referentsOf(tx, deployment.siteId, today);
  const referent = referents.find((one) => one.personId !== personId);
  if (trainings?.again)
    lines.push(
      referents.some((one) => one.personId === personId)
        ? trainingsToPlan(change, true, t)
        : t('deployment.correction.trainingsAgain', { referents: referents.length > 0 }),
    );
  else {
    if (trainings?.valid) lines.push(t('deployment.correction.trainingsValid'));
    lines.push(
      ties.refers
        ? t.rich('deployment.correction.pointsStay', { site: deployment.site.code })
        : t('deployment.correction.nothingToDo'),
    );
  }
  if (referent) lines.push(t('deployment.correction.questions', { name: fullName(referent.person) }));
  return { card: card(t('deployment.correction.heading', { site: deployment.site.name }), ...lines) };
};

/** To who leads, votes, communicates or follows: the date, the reason, and that the vote has to be taken again. */
const moved: Composer = async (context, row) => {
  const { t } = context;
  const change = await changeFor(context, row);
  const { deployment, direction } = change;
  if (direction === 'same') return null;
  const blocks: Block[] = [
    {
      kind: 'text',
      // @keys deployment.informed.line.*
      text: t.rich(`deployment.informed.line.${direction}`, datesOf(change, t)),
    },
    ...reasonLine(row, t).map((text): Block => ({ kind: 'text', text })),
    ...(await voteBlock(context, row, deployment)),
    ...(await trainingsBlock(context, row, change)),
  ];
  // @keys deployment.informed.heading.*
  const heading = t(`deployment.informed.heading.${direction}`, { site: deployment.site.name });
  return { card: { heading, blocks }, subject: heading };
};

/** Who directs the site is asked for new dates where it has no referent; the others know that some have to be added. */
async function trainingsBlock(
  { tx, t, personId }: ComposeContext,
  row: MessageDelivery,
  change: Change,
): Promise<Block[]> {
  if (!trainingsIn(row)?.again) return [];
  const { site } = change.deployment;
  const asked = site.directorId === personId && (await referentsOf(tx, site.id, change.today)).length === 0;
  return [{ kind: 'text', text: trainingsToPlan(change, asked, t) }];
}

function trainingsIn({ parameters }: MessageDelivery): TouchedByMove['trainings'] | undefined {
  return ((parameters ?? {}) as Partial<Pick<TouchedByMove, 'trainings'>>).trainings;
}

function trainingsToPlan({ to }: Change, yours: boolean, t: Translator): string {
  const day = to ? formatDate(to, t.locale, { year: false }) : '';
  return t('deployment.correction.trainingsToPlan', { day, yours });
}

const movedForVendor: Composer = async (context, row) => {
  const { t } = context;
  const change = await changeFor(context, row);
  const { deployment, direction } = change;
  if (direction === 'same') return null;
  // @keys deployment.vendor.line.*
  const line = t.rich(`deployment.vendor.line.${direction}`, datesOf(change, t));
  // @keys deployment.informed.heading.*
  const heading = t(`deployment.informed.heading.${direction}`, { site: deployment.site.name });
  return {
    card: card(
      heading,
      line,
      ...reasonLine(row, t),
      change.to ? await availability(context, change) : t('deployment.vendor.ask.open'),
    ),
    subject: heading,
  };
};

/** No mail of ours is answered: the vendor is told whom to write to. */
async function availability({ tx, t }: ComposeContext, { deployment, today }: Change): Promise<string> {
  const { functionalLeads, technicalLeads } = await peopleOfSite(tx, deployment, today);
  const leads = await tx.person.findMany({
    where: { id: { in: [...functionalLeads, ...technicalLeads] } },
    orderBy: { id: 'asc' },
  });
  const names = leads.map((lead) => `${fullName(lead)} (${lead.workEmail})`);
  return t('deployment.vendor.ask.date', {
    known: names.length > 0 ? 'yes' : 'no',
    names: formatList(names, t.locale, 'disjunction'),
  });
}

/** Staff on paper must not look for the software: they are told with what to do. */
const suspended: Composer = async ({ tx, t, personId, now }, row) => {
  const deployment = await readDeployment(tx, row.subjectId);
  if (deployment.state !== 'suspended') return null;
  const [referent] = await referentsOf(tx, deployment.siteId, dayOn(deployment.site, now));
  const lines: RichText[] = [
    t.rich('deployment.suspended.line', { site: deployment.site.name }),
    ...reasonLine(row, t),
  ];
  lines.push(t('deployment.suspended.next'));
  if (referent && referent.personId !== personId)
    lines.push(t('deployment.correction.questions', { name: fullName(referent.person) }));
  return { card: card(t('deployment.suspended.heading', { site: deployment.site.name }), ...lines) };
};

const resumed: Composer = async ({ tx, t }, row) => {
  const deployment = await readDeployment(tx, row.subjectId);
  if (deployment.state === 'suspended') return null;
  return {
    card: card(
      t('deployment.resumed.heading', { site: deployment.site.name }),
      t.rich('deployment.resumed.line', { site: deployment.site.name }),
    ),
  };
};

export const changeComposers: Composers = {
  'deployment.correction': correction,
  'deployment.moved': moved,
  'deployment.movedForVendor': movedForVendor,
  'deployment.suspended': suspended,
  'deployment.resumed': resumed,
};

async function changeFor({ tx, now, personId }: ComposeContext, row: MessageDelivery): Promise<Change> {
  const deployment = await readDeployment(tx, row.subjectId);
  const moves = await tx.deploymentMove.findMany({ where: { deploymentId: deployment.id } });
  const heard = await tx.messageDelivery.findFirst({
    where: {
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      subjectVersion: { lt: row.subjectVersion },
      recipientId: personId ?? undefined,
      state: { in: [...toldStates] },
    },
    orderBy: { subjectVersion: 'desc' },
    select: { subjectVersion: true },
  });
  const to = goLiveOf(deployment);
  const from = goLiveIn(heard?.subjectVersion ?? row.subjectVersion - 1, moves, to);
  return { deployment, from, to, direction: directionOf(from, to), today: dayOn(deployment.site, now) };
}

async function voteBlock(
  { tx, t }: ComposeContext,
  row: MessageDelivery,
  { id }: DeploymentOfSite,
): Promise<Block[]> {
  const about = { subjectType: row.subjectType, subjectId: row.subjectId };
  const told = await tx.messageDelivery.findFirst({
    where: {
      ...about,
      rule: 'D12',
      subjectVersion: { lt: row.subjectVersion },
      state: { in: [...toldStates] },
    },
  });
  const vote =
    told ?? (await tx.goNoGo.findFirst({ where: { deploymentId: id, version: { lt: row.subjectVersion } } }));
  if (!vote) return [];
  const next = await tx.messageDelivery.findFirst({
    where: { ...about, rule: 'D12', subjectVersion: row.subjectVersion, state: 'planned' },
    orderBy: { dueAt: 'asc' },
  });
  const { timeZone } = (await readDeployment(tx, id)).site.organisation;
  const text = next
    ? t.rich('deployment.informed.vote', {
        next: formatDate(toInstant(next.dueAt).toZonedDateTimeISO(timeZone), t.locale, { year: false }),
      })
    : t('deployment.informed.voteLater');
  return [{ kind: 'notice', tone: 'warning', text }];
}

function reasonLine({ parameters }: MessageDelivery, t: Translator): string[] {
  const { reason } = (parameters ?? {}) as { reason?: string };
  // The sentence ends itself.
  return reason ? [t('deployment.correction.reason', { reason: reason.replace(/[.\s]+$/, '') })] : [];
}

function datesOf({ from, to, today, deployment }: Change, t: Translator) {
  const words = (date: Temporal.PlainDate | null, weekday: boolean) =>
    date ? formatDate(date, t.locale, { weekday, year: date.year !== today.year }) : '';
  return { site: deployment.site.name, from: words(from, false), to: words(to, true) };
}
