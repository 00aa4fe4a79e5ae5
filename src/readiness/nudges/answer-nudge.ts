import { type ActionWithParts, findAction } from '../../actions/action.ts';
import { openAction } from '../../actions/open-action.ts';
import { text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { workingDaysFrom } from '../../delivery/working-days.ts';
import { peopleOfSite } from '../../deployments/audiences.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Nudge, ReadinessCheck } from '../../store/generated/client.ts';
import type { NudgeAnswer } from '../../store/generated/enums.ts';
import { plainDate, toDate } from '../../time.ts';
import { deploymentMeant } from '../arguments.ts';
import { lockCheck } from '../checklist/check.ts';
import { helperOf, knownOf, type OwnerRole } from '../checklist/default-checks.ts';
import { whoHelps } from '../checklist/holders.ts';
import { openChecklist } from '../checklist/open-checklist.ts';
import { settleCheck, tellChanged } from '../checklist/settle-check.ts';
import { handToNext, nextAfter, otherReferents } from './escalate.ts';
import { openHelp, recordHelp } from './help-asked.ts';
import { findNudge, recordNudge } from './nudge.ts';
import { askedWords } from './nudge-card.ts';
import { readNudge } from './nudge-shown.ts';
import { settles, stepOf } from './steps.ts';

/** Working days to help somebody who asks. */
const helpWithin = 2;

const about = { site: siteArgument(), step: text({ position: 2, max: 12 }) };

/** « Fait », of one point or of all that the card showed: what was added since stays open. */
export const nudgeDone = domainCommand({
  name: 'nudge done',
  alias: 'relance faite',
  group: 'readiness',
  hidden: true,
  act: 'readiness.close',
  byMail: true,
  arguments: {
    ...about,
    code: text({ position: 3, max: 10, optional: true }),
    /** What stood on the card. */
    codes: text({ optional: true, hidden: true, max: 400 }),
  },
  siteOf,

  async run(turn, { site, step, code, codes }): Promise<Reply> {
    const meant = await asked(turn, site.value, step);
    if ('refusal' in meant) return meant.refusal;
    const { deployment, open, nudge } = meant;
    const shown = (code ?? codes)?.toUpperCase().split(' ') ?? nudge.checkCodes;
    const which = open.filter((one) => shown.includes(one));
    const { opens = false } = stepOf(step).step;
    const measured = opens ? [] : which.filter((one) => knownOf(one).measure && settles(one) === 'verified');
    // One press is all it takes, but for a number that somebody must give.
    if (measured.length === which.length && measured[0])
      return {
        outcome: 'form',
        visibility: 'private',
        form: await turn.formFor('check', { site: site.value.code, code: measured[0], state: 'verified' }),
      };
    const labels: string[] = [];
    if (!opens)
      for (const one of which.filter((other) => !measured.includes(other))) {
        const check = await lockCheck(turn.tx, deployment.id, one);
        if (!check) continue;
        await settleCheck(turn, deployment, check, { state: settles(one) });
        labels.push(askedWords(check, turn.t));
      }
    await answer(turn, nudge, 'done');
    const said = opens
      ? turn.t('readiness.nudge.read')
      : labels.length > 0
        ? turn.t('readiness.nudge.noted', { labels: formatList(labels, turn.locale), count: labels.length })
        : turn.t('readiness.nudge.alreadyDone');
    const told = { ...(!code && !opens && { shown }) };
    return reply(turn, deployment, step, said, told);
  },
});

/** « Besoin d’aide »: an action for who can help, linked to the site. */
export const nudgeHelp = domainCommand({
  name: 'nudge help',
  alias: 'relance aide',
  group: 'readiness',
  hidden: true,
  act: 'readiness.close',
  byMail: true,
  arguments: { ...about, note: text({ optional: true, max: 300 }) },
  siteOf,

  async run(turn, { site, step, note }): Promise<Reply> {
    const meant = await asked(turn, site.value, step);
    if ('refusal' in meant) return meant.refusal;
    const { deployment, open, nudge } = meant;
    const { tx, spaceT, actor } = turn;
    const today = dayOn(deployment.site, turn.now);
    const due = workingDaysFrom(today, helpWithin, await calendarOfSite(tx, deployment.site));
    const committee = await steeringCommittee(tx, deployment.spaceId);
    const checks = await tx.readinessCheck.findMany({
      where: { deploymentId: deployment.id, code: { in: open } },
      orderBy: { position: 'asc' },
    });
    // Pressed twice, it is one request: what somebody helps with already is said, and asked of nobody again.
    const helped = nudge.answer === 'help' ? await openHelp(tx, [nudge.id]) : [];
    const said: string[] = [];
    const say = ({ owner, number, dueOn }: ActionWithParts) => {
      const day = formatDate(plainDate(dueOn), turn.locale, { year: false });
      said.push(turn.t('readiness.nudge.helped', { name: fullName(owner), number, day }));
    };
    for (const { actionId } of helped) {
      const action = await findAction(tx, actionId);
      if (action) say(action);
    }
    const known = new Set(helped.flatMap(({ codes }) => codes));
    let actionId: string | null = null;
    for (const [role, asking] of byHelper(checks.filter(({ code }) => !known.has(code)))) {
      const ownerId = await whoHelps(tx, deployment, role, today);
      if (!ownerId) continue;
      const action = await openAction(turn, today, {
        text: spaceT('readiness.action.help', {
          name: actor.name,
          site: deployment.site.name,
          labels: asking.map((check) => askedWords(check, spaceT)).join(', '),
          note: note ?? 'none',
        }),
        ownerId,
        due,
        committeeId: committee?.id,
        siteId: deployment.siteId,
      });
      actionId ??= action.id;
      await recordHelp(turn, nudge, { actionId: action.id, codes: asking.map(({ code }) => code) });
      say(action);
    }
    await answer(turn, nudge, 'help', actionId);
    return reply(turn, deployment, step, said.join(' ') || turn.t('readiness.nudge.nobodyHelps'));
  },
});

/** « Ce n’est pas moi »: the points go to the pair, the functional lead is told. */
export const nudgePass = domainCommand({
  name: 'nudge pass',
  alias: 'relance passer',
  group: 'readiness',
  hidden: true,
  act: 'readiness.close',
  byMail: true,
  arguments: about,
  siteOf,

  async run(turn, { site, step }): Promise<Reply> {
    const meant = await asked(turn, site.value, step);
    if ('refusal' in meant) return meant.refusal;
    const { deployment, open, nudge } = meant;
    const others = await otherReferents(turn.tx, deployment, nudge, turn.now);
    const next = nextAfter(nudge.level, others, deployment.site.directorId);
    const [to] = next?.personIds ?? [];
    if (!next || !to || to === turn.actor.id) return sayNo(turn, 'readiness.nudge.nobodyElse');
    await turn.tx.readinessCheck.updateMany({
      where: { deploymentId: deployment.id, code: { in: open }, ownerRole: 'REF' },
      data: { ownerId: to },
    });
    await answer(turn, nudge, 'notMe');
    await handToNext(turn, deployment, nudge, { ...next, codes: open, why: 'notMine' });
    await tellLead(turn, deployment, nudge, { to, codes: open });
    await tellChanged(turn, deployment);
    const person = await turn.tx.person.findUniqueOrThrow({ where: { id: to } });
    return reply(turn, deployment, step, turn.t('readiness.nudge.passed', { name: fullName(person) }), {
      isOver: true,
    });
  },
});

interface Asked {
  deployment: DeploymentOfSite;
  open: string[];
  nudge: Nudge;
}

/** What somebody was asked at a step and is still open; a card of another date is answered with the state of today. */
async function asked(
  turn: DomainTurn,
  site: Parameters<typeof deploymentMeant>[1],
  step: string,
): Promise<Asked | { refusal: Reply }> {
  const meant = await deploymentMeant(turn, site);
  if ('refusal' in meant) return meant;
  const { deployment } = meant;
  await openChecklist(turn, deployment.id);
  const shown = await readNudge(turn, deployment, step, turn.actor.id);
  const known = await findNudge(turn.tx, deployment, step, turn.actor.id);
  const open = known?.answer === 'notMe' ? [] : (shown?.open ?? []);
  if (open.length === 0)
    return {
      refusal: {
        outcome: 'refused',
        visibility: 'private',
        card: {
          blocks: [{ kind: 'text', text: turn.t('readiness.nudge.nothingLeft') }],
          ...(shown && { heading: shown.card.heading }),
        },
      },
    };
  const nudge =
    known ??
    (await recordNudge(turn, deployment, {
      rule: step,
      personId: turn.actor.id,
      level: 1,
      checkCodes: open,
    })) ??
    (await findNudge(turn.tx, deployment, step, turn.actor.id));
  if (!nudge) throw new Error('A nudge was neither there nor could it be written.');
  // Two presses at once: the second one sees what the first did.
  await turn.tx.$queryRaw`SELECT id FROM "Nudge" WHERE id = ${nudge.id}::uuid FOR UPDATE`;
  return { deployment, open, nudge: await turn.tx.nudge.findUniqueOrThrow({ where: { id: nudge.id } }) };
}

async function answer(
  turn: DomainTurn,
  { id, personId, deploymentId, version, rule, answer: before }: Nudge,
  said: NudgeAnswer,
  actionId?: string | null,
): Promise<void> {
  const answered = { answer: said, answeredAt: toDate(turn.now), state: 'answered' as const };
  await turn.tx.nudge.update({ where: { id }, data: { ...answered, ...(actionId && { actionId }) } });
  // The same points may have come to them twice at this step: one answer is enough.
  const [step = ''] = rule.split('-');
  await turn.tx.nudge.updateMany({
    where: { deploymentId, version, personId, rule: { startsWith: step }, answer: null },
    data: answered,
  });
  await journal(
    turn,
    'nudge.answered',
    { type: 'nudge', id },
    { before: { answer: before }, after: { answer: said } },
  );
  await turn.ledger.refresh(turn.tx, { type: 'nudge', id }, turn.correlationId, personId);
}

interface Told {
  /** Nothing more is asked of this person at this step. */
  isOver?: boolean;
  /** What stood on the card, where the answer is about all of it. */
  shown?: readonly string[];
}

/** A short word: the card itself is drawn again where it stands, with whatever else it says. */
async function reply(
  turn: DomainTurn,
  deployment: DeploymentOfSite,
  step: string,
  said: string,
  { isOver = stepOf(step).step.opens ?? false, shown }: Told = {},
): Promise<Reply> {
  const { tx, ledger, actor, correlationId, t } = turn;
  await ledger.refresh(tx, { type: 'deployment', id: deployment.id }, correlationId, actor.id);
  const left = await readNudge(turn, deployment, step, actor.id);
  const blocks: Block[] = [
    { kind: 'notice', tone: 'success', text: said },
    ...(left && left.open.length > 0 && !isOver
      ? [{ kind: 'text' as const, text: t('readiness.nudge.remaining', { count: left.open.length }) }]
      : []),
    ...(await added(turn, deployment, left?.open.filter((code) => shown && !shown.includes(code)) ?? [])),
  ];
  return { outcome: 'done', visibility: 'private', card: { heading: left?.card.heading, blocks } };
}

/** What came on the list after the card that was answered. */
async function added(
  { tx, t, locale }: DomainTurn,
  { id }: DeploymentOfSite,
  codes: readonly string[],
): Promise<Block[]> {
  if (codes.length === 0) return [];
  const checks = await tx.readinessCheck.findMany({
    where: { deploymentId: id, code: { in: [...codes] } },
    orderBy: { position: 'asc' },
  });
  const labels = formatList(
    checks.map((check) => askedWords(check, t)),
    locale,
  );
  return [{ kind: 'text', text: t('readiness.nudge.added', { labels, count: codes.length }) }];
}

function byHelper(checks: readonly ReadinessCheck[]): Map<OwnerRole, ReadinessCheck[]> {
  const asking = new Map<OwnerRole, ReadinessCheck[]>();
  for (const check of checks) {
    const role = helperOf(check);
    asking.set(role, [...(asking.get(role) ?? []), check]);
  }
  return asking;
}

/** The functional lead learns who has the points now, privately. */
async function tellLead(
  turn: DomainTurn,
  deployment: DeploymentOfSite,
  nudge: Nudge,
  passed: { to: string; codes: string[] },
): Promise<void> {
  const of = await peopleOfSite(turn.tx, deployment, dayOn(deployment.site, turn.now));
  for (const personId of of.functionalLeads)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'NUDGE-NOT-MINE',
      subject: { type: 'nudge', id: nudge.id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'readiness.notMine',
      parameters: passed,
      nature: 'notice',
      correlationId: turn.correlationId,
    });
}
