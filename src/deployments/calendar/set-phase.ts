import { choice, date, entity } from '../../conversation/arguments.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Milestone, Person, Site } from '../../store/generated/client.ts';
import type { MilestonePhase } from '../../store/generated/enums.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { deploymentOfSite, lockDeployment } from '../deployment.ts';
import { conflictsOf } from './checks/conflicts-of.ts';
import { orderOf } from './checks/phase-conflicts.ts';
import { dayMonth } from './day-words.ts';
import { readingOf } from './may-read.ts';
import { phaseLabel, phaseOrder } from './phases.ts';
import type { PlannedSite } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { siteReply } from './site-reply.ts';

/** The nine phases, without the go-live itself: its day is changed as a postponement is (C30). */
const phases: Record<Exclude<MilestonePhase, 'goLive'>, readonly string[]> = {
  dataRecovery: ['données', 'data'],
  interfaces: ['interface'],
  technicalPrerequisites: ['prérequis', 'technique', 'prerequisites'],
  configuration: ['parametrage', 'settings'],
  instanceDelivery: ['livraison', 'instance', 'delivery'],
  training: ['formations', 'formation'],
  pilotSite: ['pilote', 'pilot'],
  acceptance: ['va', 'vabf', 'vas', 'aptitude'],
  regularService: ['vsr'],
};

const taken = {
  site: entity<Site>('site', { position: 1 }),
  phase: choice(phases, { position: 2 }),
  from: date({ optional: true, lookBack: true, keys: ['du', 'début'] }),
  to: date({ optional: true, lookBack: true, keys: ['au', 'fin'] }),
  done: date({ optional: true, lookBack: true, keys: ['fait', 'réel'] }),
  owner: entity<Person>('person', { optional: true, keys: ['par', 'responsable'] }),
  state: choice(
    { todo: ['a faire'], doing: ['commencé'], done: ['terminé'], notApplicable: ['sans-objet', 'na'] },
    { optional: true, keys: ['état'] },
  ),
};
type Values = ArgumentValues<typeof taken>;

/** C27: the dates, the end, the owner of a phase of one site; a phase does not start before those it waits for have ended. */
export const setPhase = domainCommand({
  name: 'calendar phase',
  alias: 'calendrier phase',
  synonyms: ['planning phase'],
  group: 'deployment',
  act: 'calendar.prepare',
  arguments: taken,
  siteOf: (values) => values.site?.value.id,
  precondition: async (turn, values) => (saysNothing(values) ? openForm(turn, values) : null),

  async run(turn, values) {
    const { tx, t, space } = turn;
    const known = await deploymentOfSite(tx, values.site.value.id);
    if (!known) return sayNo(turn, 'deployment.calendar.notDeployed', { site: values.site.value.name });
    await lockDeployment(tx, known.id);
    const plan = await readPlan(tx, space.id);
    const site = plan.sites.find(({ id }) => id === known.siteId);
    if (!site) return sayNo(turn, 'deployment.calendar.notDeployed', { site: values.site.value.name });
    const row = await milestoneOf(turn, known.id, values.phase);
    const change = changeOf(values, row, today(turn));
    if (Object.keys(change).length === 0) return sayNo(turn, 'deployment.calendar.phase.unchanged');
    const refused = whyNot(turn, withPhase(site, { ...row, ...change }), values.phase, change);
    if (refused) return refused;
    await tx.milestone.update({ where: { id: row.id }, data: change });
    await journal(
      turn,
      'milestone.changed',
      { type: 'deployment', id: known.id },
      {
        before: factsOf(row),
        after: factsOf({ ...row, ...change }),
      },
    );
    const after = await readPlan(tx, space.id);
    const changed = after.sites.find(({ id }) => id === site.id) ?? site;
    const conflicts = (await readingOf(turn)).checks ? conflictsOf(after, today(turn)) : [];
    const label = phaseLabel(values.phase, t);
    return siteReply(turn, changed, conflicts, t('deployment.calendar.phase.changed', { phase: label }));
  },
});

function saysNothing({ from, to, done, owner, state }: Values): boolean {
  return [from, to, done, owner, state].every((value) => value === undefined);
}

/** Without a change its form opens, filled in. */
async function openForm(turn: DomainTurn, { site, phase }: Values): Promise<Reply | null> {
  const { tx } = turn;
  const row = await tx.milestone.findFirst({ where: { phase, deployment: { siteId: site.value.id } } });
  const owner = row?.ownerId ? await tx.person.findUnique({ where: { id: row.ownerId } }) : null;
  const given = {
    ...{ site: site.text, phase, state: row?.state ?? 'todo' },
    ...(row?.startsOn && { from: plainDate(row.startsOn).toString() }),
    ...(row?.endsOn && { to: plainDate(row.endsOn).toString() }),
    ...(row?.doneOn && { done: plainDate(row.doneOn).toString() }),
    ...(owner && { owner: `@${owner.handle}` }),
  };
  return { outcome: 'form', visibility: 'private', form: await turn.formFor('calendar phase', given) };
}

/** A site that was added without it has it from now on. */
function milestoneOf(turn: DomainTurn, deploymentId: string, phase: MilestonePhase): Promise<Milestone> {
  return turn.tx.milestone.upsert({
    where: { deploymentId_phase: { deploymentId, phase } },
    create: { deploymentId, phase },
    update: {},
  });
}

/** What was said and was not so already: a form sends back what it showed. */
function changeOf({ from, to, done, owner, state }: Values, row: Milestone, day: Temporal.PlainDate) {
  const differs = (said: Temporal.PlainDate | undefined, known: Date | null) =>
    said !== undefined && !(known && plainDate(known).equals(said));
  const ended = differs(done, row.doneOn);
  const entered = ended ? ('done' as const) : state !== row.state ? state : undefined;
  return {
    ...(from && differs(from, row.startsOn) && { startsOn: dateColumn(from) }),
    ...(to && differs(to, row.endsOn) && { endsOn: dateColumn(to) }),
    ...(done && ended && { doneOn: dateColumn(done) }),
    ...(entered && entered !== row.state && { state: entered }),
    // Done without a day is done today; to be done again, it has no end any more.
    ...(entered === 'done' && !done && { doneOn: dateColumn(day) }),
    ...(entered && entered !== 'done' && row.doneOn && { doneOn: null }),
    ...(owner && owner.value.id !== row.ownerId && { ownerId: owner.value.id, ownerLabel: null }),
  };
}

/** Why these dates cannot be, in words; null: they can. @param after the site as it would be */
function whyNot(
  turn: DomainTurn,
  after: PlannedSite,
  name: MilestonePhase,
  change: ReturnType<typeof changeOf>,
): Reply | null {
  const { t } = turn;
  const phase = after.phases.find((one) => one.phase === name);
  if (!phase) return null;
  const { startsOn, endsOn, doneOn } = phase;
  if (startsOn && endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0)
    return sayNo(
      turn,
      'deployment.calendar.phase.endsFirst',
      { starts: dayMonth(startsOn), ends: dayMonth(endsOn) },
      'to',
    );
  if (doneOn && Temporal.PlainDate.compare(today(turn), doneOn) < 0)
    return sayNo(turn, 'deployment.calendar.phase.notYet', { date: dayMonth(doneOn) }, 'done');
  // What has happened is recorded as it was; only plans respect what they wait for.
  if (phase.state === 'done' || !(change.startsOn || change.endsOn)) return null;
  const [wrong] = after.phases
    .flatMap((one) => orderOf(after, one))
    .filter((one) => one.phase === name || one.awaited === name);
  if (!wrong) return null;
  const words = {
    phase: phaseLabel(wrong.phase, t),
    starts: dayMonth(wrong.startsOn),
    awaited: phaseLabel(wrong.awaited, t),
    ends: dayMonth(wrong.endsOn),
  };
  return wrong.phase === name
    ? sayNo(turn, 'deployment.calendar.phase.tooEarly', words, 'from')
    : sayNo(turn, 'deployment.calendar.phase.tooLate', words, 'to');
}

/** The site as it would be with another phase. */
function withPhase(site: PlannedSite, row: Milestone): PlannedSite {
  const day = (value: Date | null) => value && plainDate(value);
  const changed = {
    ...{ phase: row.phase, state: row.state, after: row.after },
    startsOn: day(row.startsOn),
    endsOn: day(row.endsOn),
    doneOn: day(row.doneOn),
    owner: site.phases.find(({ phase }) => phase === row.phase)?.owner ?? null,
  };
  const others = site.phases.filter(({ phase }) => phase !== row.phase);
  return { ...site, phases: [...others, changed].toSorted(phaseOrder) };
}

function factsOf({ phase, startsOn, endsOn, doneOn, state, ownerId }: Milestone) {
  const day = (value: Date | null) => value && plainDate(value).toString();
  return { phase, startsOn: day(startsOn), endsOn: day(endsOn), doneOn: day(doneOn), state, ownerId };
}
