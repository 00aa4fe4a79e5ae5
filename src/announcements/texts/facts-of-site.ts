import { formatDate, formatDateRange, formatList, formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { chairsOf } from '../../people/acting-chair.ts';
import { sits } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { paperProcedure } from '../../readiness/checklist/default-checks.ts';
import { type Referent, referentsOf } from '../../sites/referents.ts';
import type { Person, TrainingSession } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { readCharter } from '../charter.ts';
import type { SiteFacts } from './placeholders.ts';

/** Trainings named one by one; more of them are a period. */
const namedSessions = 4;

/** An announcement that is no longer right. */
export interface Corrected {
  /** Day on which it was sent. */
  sentOn: Temporal.PlainDate | null;
  body: string;
}

const plainDay = { year: false } as const;
const bareDay = { year: false, weekday: false } as const;

/**
 * What an announcement to the staff of a site may say of it, as it stands on that day; what is not known is empty.
 *
 * @param t of the space: one text for everybody
 * @param corrected the announcement it corrects
 */
export async function factsOfSite(
  tx: Transaction,
  deployment: DeploymentOfSite,
  day: Temporal.PlainDate,
  t: Translator,
  corrected: Corrected | null = null,
): Promise<SiteFacts> {
  const { site } = deployment;
  const { locale } = t;
  const goLive = goLiveOf(deployment);
  const space = await tx.space.findUniqueOrThrow({ where: { id: site.spaceId } });
  const charter = await readCharter(tx, site.spaceId);
  const referents = await referentsOf(tx, site.id, day);
  const sessions = await sessionsToCome(tx, site.id, day);
  const signatory = site.director ?? (await chairOf(tx, site.spaceId, day));
  const objectives = deployment.objectives ?? formatList(charter.objectives, locale);
  const training = await trainingDays(tx, deployment, sessions, t);
  const on = goLive ? formatDate(goLive, locale, plainDay) : '';
  return {
    site: site.name,
    town: site.town ?? '',
    project: space.projectName,
    goLive: on,
    schedule: goLive
      ? t('announcement.schedule', { training, on: formatDate(goLive, locale, plainDay) })
      : training && t('announcement.schedule.training', { training }),
    sessions: await sessionWords(tx, deployment, sessions, { day, training }, t),
    objectives,
    referents: formatList(
      referents.map((one) => referentWords(one, t)),
      locale,
    ),
    contacts: formatList(
      referents.map(({ person }) => contactWords(person, t)),
      locale,
    ),
    phone: site.phone ?? '',
    support: deployment.supportPhone ?? '',
    fallback: await fallbackWords(tx, deployment.id, t),
    sentOn: corrected?.sentOn ? formatDate(corrected.sentOn, locale, plainDay) : '',
    changes: corrected ? await changesSince(tx, corrected, site.id, referents, t) : '',
    signatory: signatory ? signature(signatory) : '',
  };
}

/** « vos référents », where it named one who is a referent no more; that person is named no further (5.4, case 2). */
async function changesSince(
  tx: Transaction,
  { body }: Corrected,
  siteId: string,
  present: readonly Referent[],
  t: Translator,
): Promise<string> {
  const ever = await tx.referentAssignment.findMany({ where: { siteId }, include: { person: true } });
  const gone = ever.filter((one) => !present.some(({ personId }) => personId === one.personId));
  return gone.some(({ person }) => body.includes(fullName(person)))
    ? t('announcement.correction.referents')
    : '';
}

/** « Maëlle Perrot (métier : questions d’usage, formation des nouveaux) » */
function referentWords({ person, kind, missions }: Referent, t: Translator): string {
  return t('announcement.referent', {
    name: fullName(person),
    kind: t(`announcement.referent.${kind}`),
    known: missions.length > 0 ? 'yes' : 'no',
    missions: missions.join(', '),
  });
}

function contactWords(person: Person, t: Translator): string {
  return person.phone
    ? t('announcement.contact', { name: fullName(person), phone: person.phone })
    : fullName(person);
}

/** « Anne-Laure Quéméner, directrice de l’IME » */
export function signature(person: Person): string {
  const { jobTitle } = person;
  return jobTitle
    ? `${fullName(person)}, ${jobTitle.slice(0, 1).toLowerCase()}${jobTitle.slice(1)}`
    : fullName(person);
}

/** Who signs where nobody directs the site: the chair of the steering committee. */
export async function chairOf(
  tx: Transaction,
  spaceId: string,
  day: Temporal.PlainDate,
): Promise<Person | null> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return null;
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const sitting = seats.filter((seat) => sits(seat, day, null));
  const [chair] = chairsOf('copil', sitting);
  return sitting.find(({ personId }) => personId === chair)?.person ?? null;
}

function sessionsToCome(
  tx: Transaction,
  siteId: string,
  day: Temporal.PlainDate,
): Promise<TrainingSession[]> {
  return tx.trainingSession.findMany({
    where: { siteId, state: { in: ['planned', 'full'] }, on: { gte: dateColumn(day) } },
    orderBy: [{ on: 'asc' }, { startsAt: 'asc' }],
  });
}

/** What is still to come: the sessions one by one when they are few, else the days of the training until they are over. */
async function sessionWords(
  tx: Transaction,
  { id }: DeploymentOfSite,
  sessions: readonly TrainingSession[],
  { day, training }: { day: Temporal.PlainDate; training: string },
  t: Translator,
): Promise<string> {
  if (sessions.length > 0) return sessions.length <= namedSessions ? sessionNames(sessions, t) : training;
  const phase = await tx.milestone.findUnique({
    where: { deploymentId_phase: { deploymentId: id, phase: 'training' } },
    select: { endsOn: true },
  });
  const over = !phase?.endsOn || Temporal.PlainDate.compare(plainDate(phase.endsOn), day) < 0;
  return over ? '' : training;
}

/** « jeudi 1er octobre à 14 h (salle bleue) » */
function sessionNames(sessions: readonly TrainingSession[], t: Translator): string {
  const names = sessions.map(({ on, startsAt, place }) =>
    t('announcement.session', {
      day: formatDate(plainDate(on), t.locale, plainDay),
      timed: startsAt ? 'yes' : 'no',
      time: startsAt ? formatTime(Temporal.PlainTime.from(startsAt), t.locale) : '',
      placed: place ? 'yes' : 'no',
      place: place ?? '',
    }),
  );
  return formatList(names, t.locale);
}

/** « du 21 septembre au 1er octobre », « le 30 novembre », from the sessions, else from the phase of the calendar. */
async function trainingDays(
  tx: Transaction,
  { id }: DeploymentOfSite,
  sessions: readonly TrainingSession[],
  t: Translator,
): Promise<string> {
  const { locale } = t;
  const phase = await tx.milestone.findUnique({
    where: { deploymentId_phase: { deploymentId: id, phase: 'training' } },
  });
  const from = sessions[0]?.on ?? phase?.startsOn;
  const to = sessions.at(-1)?.on ?? phase?.endsOn;
  if (!from || !to || phase?.state === 'notApplicable') return '';
  const [first, last] = [plainDate(from), plainDate(to)];
  return first.equals(last)
    ? t('announcement.schedule.oneDay', { day: formatDate(first, locale, bareDay) })
    : formatDateRange(first, last, locale, bareDay);
}

/** Where the paper procedure is, when its check says so. */
async function fallbackWords(tx: Transaction, deploymentId: string, t: Translator): Promise<string> {
  const check = await tx.readinessCheck.findUnique({
    where: { deploymentId_code: { deploymentId, code: paperProcedure } },
    select: { proof: true, state: true },
  });
  return check?.proof && check.state === 'verified'
    ? t('announcement.fallback.there', { place: check.proof })
    : t('announcement.fallback');
}
