import { formatDate, formatDateRange, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf, readDeployments } from '../../deployments/deployment.ts';
import { sits } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Organisation, Person } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate, toDate } from '../../time.ts';
import { readCharter } from '../charter.ts';
import { chairOf, signature } from '../texts/facts-of-site.ts';
import type { ProjectFacts } from '../texts/placeholders.ts';

/** Sites and decisions named in one text. */
const named = 4;

const day = { weekday: false } as const;

/** What the launch and the bulletins may say of the project, to one organisation; what is not known is empty. */
export async function factsOfProject(
  tx: Transaction,
  organisation: Organisation,
  now: Temporal.Instant,
  t: Translator,
): Promise<ProjectFacts> {
  const { spaceId } = organisation;
  const { locale } = t;
  const today = dayOn({ organisation }, now);
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  const charter = await readCharter(tx, spaceId);
  const deployments = (await readDeployments(tx, spaceId)).filter((one) => goLiveOf(one) !== null);
  const isAhead = (one: DeploymentOfSite) =>
    Temporal.PlainDate.compare(goLiveOf(one) as Temporal.PlainDate, today) >= 0 &&
    !['postponed', 'suspended'].includes(one.state);
  const ahead = deployments.filter(isAhead);
  const signatory = await signatoryOf(tx, organisation, today);
  return {
    project: space.projectName,
    organisation: organisation.name,
    trigger: charter.trigger ?? '',
    objectives: formatList(charter.objectives, locale),
    means: charter.means ?? '',
    committee: await committeeWords(tx, spaceId, today, t),
    groups: await groupWords(tx, spaceId, t),
    training: await trainingWords(tx, ahead.slice(0, named), t),
    firstSites: siteWords(ahead.slice(0, named), t),
    decisions: await decisionWords(tx, spaceId, t),
    done: siteWords(
      deployments.filter(({ state }) => ['live', 'hypercare', 'capitalised', 'closed'].includes(state)),
      t,
    ),
    next: siteWords(ahead.slice(0, named), t),
    signatory: signatory ? signature(signatory) : organisation.name,
  };
}

/** Each organisation hears it from its own management (nasty case 5): the partner’s sponsor, else the chair. */
async function signatoryOf(
  tx: Transaction,
  organisation: Organisation,
  today: Temporal.PlainDate,
): Promise<Person | null> {
  const chair = await chairOf(tx, organisation.spaceId, today);
  if (!chair || chair.organisationId === organisation.id) return chair;
  const committee = await steeringCommittee(tx, organisation.spaceId);
  const seats = await tx.membership.findMany({
    where: {
      committeeId: committee?.id,
      person: { organisationId: organisation.id, state: { not: 'left' } },
    },
    include: { person: true },
    orderBy: [{ sponsor: 'desc' }, { voting: 'desc' }, { id: 'asc' }],
  });
  return seats.find((seat) => sits(seat, today, null))?.person ?? chair;
}

/** « COPIL DUI, présidé par Hélène Guivarc’h : 9 membres, dont Claire Le Goff et Karim Benhaddou, responsables du projet » */
async function committeeWords(
  tx: Transaction,
  spaceId: string,
  today: Temporal.PlainDate,
  t: Translator,
): Promise<string> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return '';
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, voting: true, person: { state: { not: 'left' } } },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const members = seats.filter((seat) => sits(seat, today, null));
  const holding = (role: string) =>
    members.filter(({ roles }) => roles.includes(role)).map(({ person }) => fullName(person));
  const leads = [...new Set([...holding('LF'), ...holding('LT')])];
  return t('announcement.committee', {
    committee: committee.label,
    chair: formatList(holding('PRES'), t.locale),
    chaired: holding('PRES').length > 0 ? 'yes' : 'no',
    count: members.length,
    leads: formatList(leads, t.locale),
    led: leads.length > 0 ? 'yes' : 'no',
  });
}

async function groupWords(tx: Transaction, spaceId: string, t: Translator): Promise<string> {
  const groups = await tx.committee.findMany({
    where: { spaceId, kind: 'workingGroup', state: 'active' },
    orderBy: { id: 'asc' },
  });
  return formatList(
    groups.map(({ label }) => t('announcement.group', { label })),
    t.locale,
  );
}

/** « IME Les Embruns du 21 septembre au 1er octobre » */
async function trainingWords(
  tx: Transaction,
  deployments: readonly DeploymentOfSite[],
  t: Translator,
): Promise<string> {
  const phases = await tx.milestone.findMany({
    where: {
      deploymentId: { in: deployments.map(({ id }) => id) },
      phase: 'training',
      state: { not: 'notApplicable' },
    },
  });
  const words = deployments.flatMap(({ id, site }) => {
    const phase = phases.find(({ deploymentId }) => deploymentId === id);
    if (!phase?.startsOn || !phase.endsOn) return [];
    const period = formatDateRange(plainDate(phase.startsOn), plainDate(phase.endsOn), t.locale, {
      year: false,
    });
    return [t('announcement.siteWhen', { site: site.name, when: period })];
  });
  return formatList(words, t.locale);
}

function siteWords(deployments: readonly DeploymentOfSite[], t: Translator): string {
  const words = deployments.map((one) =>
    t('announcement.siteOn', {
      site: one.site.name,
      day: formatDate(goLiveOf(one) as Temporal.PlainDate, t.locale, day),
    }),
  );
  return formatList(words, t.locale);
}

/** What the steering committee decided since the last bulletin, or since the launch. */
async function decisionWords(tx: Transaction, spaceId: string, t: Translator): Promise<string> {
  const last = await tx.announcement.findFirst({
    where: { spaceId, siteId: null, kind: { in: ['launch', 'progress'] }, state: 'sent' },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true },
  });
  const committee = await steeringCommittee(tx, spaceId);
  const decisions = await tx.decision.findMany({
    where: {
      spaceId,
      committeeId: committee?.id,
      state: { in: ['adopted', 'applied'] },
      adoptedAt: { gt: last?.sentAt ?? toDate(Temporal.Instant.fromEpochMilliseconds(0)) },
    },
    orderBy: { number: 'desc' },
    take: named,
  });
  const words = decisions
    .toReversed()
    .map(({ number, text }) => t('announcement.decision', { number, text: text.replace(/[.\s]+$/u, '') }));
  return formatList(words, t.locale);
}
