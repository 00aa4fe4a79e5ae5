import { dayFound } from '../delivery/planner.ts';
import type { TimelineRule, WorkingCalendar } from '../delivery/timeline.ts';

/**
 * Timeline around a go-live (domain.md 4.4, readings of 4.4b): D01 to D31, and beside each what copil itself prepares for it.
 * Who gets what is resolved in audiences.ts; the messages and acts are those of the rooms their names begin with.
 */
type Extra = Partial<Omit<TimelineRule, 'code' | 'audience' | 'message' | 'nature'>>;
type Told = Pick<TimelineRule, 'audience' | 'message' | 'nature'>;

function on(
  days: number,
  code: string,
  { audience, message, nature }: Told,
  extra: Extra = {},
): TimelineRule {
  const rule = {
    code,
    anchor: 'goLive',
    offset: { days },
    hour: 'default',
    audience,
    message,
    nature,
  } as const;
  return { ...rule, ...extra };
}

const told = (audience: string, message: string): Told => ({ audience, message, nature: 'notice' });
const reminded = (audience: string, message: string): Told => ({ audience, message, nature: 'reminder' });
const announced = (message: string): Told => ({ audience: 'staff', message, nature: 'announcement' });
const alerted = (audience: string, message: string): Told => ({ audience, message, nature: 'alert' });
const posted = (audience: string, message: string): Told => ({ audience, message, nature: 'post' });
/** Prepares what is told by a rule of its own. */
const done = (message: string): Told => ({ audience: 'house', message, nature: 'watch' });

/** Before the first shift of the day, so that what is prepared is there when it is told. */
const early = { hour: { at: '06:00' } } as const;
/** Before anybody’s shift, whenever it starts. */
const beforeShifts = { hour: { at: '00:01' } } as const;
const atFive = { hour: { at: '17:00' } } as const;
const shifts = { hour: 'shifts' } as const;
const perishable = { perishable: true } as const;
const conditional = { conditional: true } as const;
const live = { live: true } as const;
/** What referents are asked before a go-live, and what they see in the field after it, is asked step by step. */
const nudged = { series: 'nudge' } as const;
const seen = { series: 'fieldCheck' } as const;

/** Closed days bring a draft and its announcement together: there are two working days to approve it in any case. */
const beforeFirst = { days: -37, apart: { fromDays: -30, workingDays: -2 } } as const;
const beforeSecond = { days: -12, apart: { fromDays: -7, workingDays: -2 } } as const;
/** The Friday before a Friday would open and close the vote at once. */
const afterVote = { days: -5, apart: { fromDays: -7, workingDays: 1 } } as const;

export const deploymentRules: readonly TimelineRule[] = [
  on(-45, 'D01', told('leadsAndDirector', 'deployment.fileOpened')),
  on(-45, 'D01-PREPARE', done('deployment.prepare'), early),
  on(-37, 'D02-DRAFT', done('announcement.draftFirst'), { ...early, offset: beforeFirst }),
  on(-37, 'D02', told('communicationAndDirector', 'announcement.toApprove'), {
    ...live,
    offset: beforeFirst,
  }),
  on(-30, 'D03-ALERT', alerted('leads', 'announcement.notApproved'), {
    ...conditional,
    offset: { days: -30, workingDays: -1 },
  }),
  on(-30, 'D03-LEAVES', done('announcement.leave'), beforeShifts),
  on(-30, 'D03', announced('announcement.first'), { ...shifts, ...conditional, ...live }),
  on(-30, 'D03-POST', posted('siteChannel', 'announcement.posted'), { ...conditional, ...live }),
  on(-30, 'D04-ASKED', done('readiness.asked'), nudged),
  on(-30, 'D04', reminded('referents', 'readiness.nudge'), { ...nudged, ...live }),
  on(-27, 'D03-READ', reminded('referents', 'announcement.readingNote'), {
    ...conditional,
    shift: 'forward',
  }),
  on(-21, 'D05-ASKED', done('readiness.asked'), nudged),
  on(-21, 'D05', reminded('referents', 'readiness.nudge'), { ...nudged, ...live }),
  on(-15, 'D06-ASKED', done('readiness.asked'), nudged),
  on(-15, 'D06', reminded('referents', 'readiness.nudge'), { ...nudged, ...live }),
  on(-15, 'D06', reminded('technicalLead', 'readiness.technicalPoints'), live),
  on(-14, 'D07', told('leadsAndMonitoring', 'readiness.summary'), perishable),
  on(-12, 'D08-DRAFT', done('announcement.draftSecond'), { ...early, ...perishable, offset: beforeSecond }),
  on(-12, 'D08', told('communicationAndDirector', 'announcement.toApprove'), {
    ...perishable,
    ...live,
    offset: beforeSecond,
  }),
  on(-10, 'D09', told('director', 'readiness.trainingRate'), perishable),
  on(-7, 'D10-ALERT', alerted('leads', 'announcement.notApproved'), {
    ...perishable,
    ...conditional,
    offset: { days: -7, workingDays: -1 },
  }),
  on(-7, 'D10-LEAVES', done('announcement.leave'), { ...beforeShifts, ...perishable }),
  on(-7, 'D10', announced('announcement.second'), { ...shifts, ...perishable, ...conditional, ...live }),
  on(-7, 'D10-POST', posted('siteChannel', 'announcement.posted'), {
    ...perishable,
    ...conditional,
    ...live,
  }),
  on(-7, 'D11-ASKED', done('readiness.asked'), { ...nudged, ...perishable }),
  on(-7, 'D11', reminded('referents', 'readiness.nudge'), { ...nudged, ...perishable, ...live }),
  on(-7, 'D12-OPEN', done('goNoGo.open'), { ...early, ...perishable }),
  on(-7, 'D12', told('voters', 'goNoGo.vote'), { ...perishable, ...live }),
  on(-5, 'D13-CLOSE', done('goNoGo.close'), { ...perishable, offset: afterVote }),
  on(-5, 'D13', told('votersReferentsVendor', 'goNoGo.result'), { ...perishable, offset: afterVote }),
  on(-3, 'D14-ASKED', done('readiness.asked'), { ...nudged, ...perishable }),
  on(-3, 'D14', reminded('referents', 'readiness.nudge'), {
    ...nudged,
    ...perishable,
    ...conditional,
    ...live,
  }),
  on(-2, 'D13-UNDECIDED', told('voters', 'goNoGo.undecided'), { ...perishable, ...conditional }),
  on(-1, 'D15-ALERT', alerted('leads', 'announcement.notApproved'), {
    ...perishable,
    ...conditional,
    offset: { days: -1, workingDays: -1 },
  }),
  on(-1, 'D15-LEAVES', done('announcement.leave'), { ...beforeShifts, ...perishable }),
  on(-1, 'D15', announced('announcement.third'), { ...shifts, ...perishable, ...conditional, ...live }),
  on(-1, 'D15-POST', posted('siteChannel', 'announcement.posted'), {
    ...perishable,
    ...conditional,
    ...live,
  }),
  on(-1, 'D16-ASKED', done('readiness.asked'), { ...nudged, ...perishable }),
  on(-1, 'D16', reminded('referents', 'readiness.nudge'), { ...nudged, ...perishable, ...live }),
  on(-1, 'D16', reminded('vendor', 'readiness.onCallCheck'), { ...perishable, ...live }),
  on(0, 'D17-START', done('deployment.start'), { ...early, hour: { at: '00:01' } }),
  on(0, 'D17', told('staff', 'difficulty.dayCard'), { ...shifts, ...live }),
  on(0, 'D18', told('leadsAndDirector', 'difficulty.dayDigest'), atFive),
  on(1, 'D19', told('leadsDirectorReferents', 'difficulty.digest'), {
    ...atFive,
    ...conditional,
    repeatDays: [2, 3, 4, 5],
  }),
  on(1, 'D19-CARE', done('deployment.accompany'), { ...early, shift: 'never' }),
  on(1, 'D20', reminded('referents', 'difficulty.fieldCheck'), { ...seen, ...live }),
  on(3, 'D21', reminded('referents', 'difficulty.fieldCheck'), { ...seen, ...live }),
  on(7, 'D22-OPEN', done('pulse.open'), early),
  on(7, 'D22', told('staff', 'pulse.invitation'), { ...shifts, ...live }),
  on(7, 'D23-OPEN', done('lesson.open'), early),
  on(7, 'D23', told('staff', 'lesson.opening'), shifts),
  on(7, 'D23', told('referents', 'lesson.opening')),
  on(7, 'D23', told('director', 'lesson.opening')),
  on(7, 'D23', posted('siteChannel', 'lesson.thread'), live),
  on(10, 'D24', reminded('referentsAndManagers', 'lesson.invitation'), conditional),
  on(14, 'D25', told('staff', 'difficulty.whatWeDid'), shifts),
  on(15, 'D26', told('technicalLeadAndQuality', 'usage.ask'), live),
  on(21, 'D27-DRAFT', done('lesson.draft'), early),
  on(21, 'D27', told('leadAndSite', 'lesson.synthesis'), live),
  on(28, 'D28', reminded('approvers', 'lesson.approvalReminder'), { ...conditional, ...live }),
  on(30, 'D29-PUBLISH', done('lesson.publish'), early),
  on(30, 'D29', posted('organisationChannels', 'lesson.published'), { ...conditional, ...live }),
  on(30, 'D29', told('nextReferents', 'lesson.offered'), { ...conditional, ...live }),
  on(30, 'D30-OPEN', done('pulse.openSecond'), early),
  on(30, 'D30', told('technicalLeadAndQuality', 'usage.askAgain'), live),
  on(30, 'D30', told('staff', 'pulse.invitation'), { ...shifts, ...live }),
  on(90, 'D31', told('referentsAndDirector', 'lesson.afterwards'), live),
  on(90, 'D31-CLOSE', done('deployment.close'), { hour: { at: '18:00' } }),
];

/** What is told to the few who prepare a go-live and look after it, by name: its staff's cards show nothing of its state. */
export const messagesBesideStaff: readonly string[] = [
  ...new Set(deploymentRules.filter(({ audience }) => audience !== 'staff').map(({ message }) => message)),
];

/** Pilots are looked at once more, at J+5 (4.4). */
const pilotRepeats: Readonly<Record<string, number[]>> = { D21: [5] };

/** @returns the rules of one deployment */
export function rulesFor({ pilot }: { pilot: boolean }): readonly TimelineRule[] {
  if (!pilot) return deploymentRules;
  return deploymentRules.map((rule) =>
    Object.hasOwn(pilotRepeats, rule.code) ? { ...rule, repeatDays: pilotRepeats[rule.code] } : rule,
  );
}

/**
 * @param repeat 1 for the first repetition of a rule that repeats, on a pilot where only pilots have it
 * @returns days from the go-live on which a rule falls, -7 for `D12`; closed days are the reader's to judge
 * @throws Error for a code that is not in the table
 */
export function dayOfRule(code: string, repeat = 0): number {
  const rule = rulesFor({ pilot: true }).find((one) => one.code === code);
  const days = rule && [rule.offset.days, ...(rule.repeatDays ?? [])][repeat];
  if (days === undefined) throw new Error(`The timeline of a go-live has no day for « ${code} »`);
  return days;
}

/** @returns the day on which a rule falls for a go-live, closed days considered. @throws Error for a code that is not in the table */
export function dayOfRuleFor(
  code: string,
  goLive: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const rule = deploymentRules.find((one) => one.code === code);
  if (!rule) throw new Error(`The timeline of a go-live has no rule « ${code} »`);
  return dayFound(rule, goLive, rule.offset.days ?? 0, calendar);
}

/**
 * @param name of a message or an act of the table
 * @returns the codes of the rules that tell or do it, in the order in which they come
 * @throws Error for a name that is not in the table
 */
export function codesSaying(name: string): readonly [string, ...string[]] {
  const [first, ...others] = deploymentRules.flatMap(({ code, message }) => (message === name ? [code] : []));
  if (!first) throw new Error(`The timeline of a go-live has no rule that says « ${name} »`);
  return [first, ...others];
}

/** The three announcements to the staff of a site (4.4: A1, A2, A3), and the rule by which each leaves. */
export const announcementRule = { first: 'D03', second: 'D10', third: 'D15' } as const;

/** @returns the rules by which one is told: on its day, to each of the staff once approved after it, in the channel of the site */
export function codesOfAnnouncement(kind: keyof typeof announcementRule) {
  const onItsDay = announcementRule[kind];
  return { onItsDay, late: `${onItsDay}-LATE`, posted: `${onItsDay}-POST` } as const;
}

/**
 * What rules tell, told at once: their day came while the site was stopped.
 *
 * @param messages of the table, by name
 * @param code which of the rules that tell them
 */
export function rulesToldLate(code: string, messages: readonly string[]): TimelineRule[] {
  return deploymentRules
    .filter((rule) => rule.code === code && messages.includes(rule.message))
    .map((rule) => ({
      ...rule,
      code: `${code}-LATE`,
      anchor: 'changed',
      offset: {},
      hour: 'now',
    }));
}

/** Announcements to staff, those approved after their day included: who got one hears of a change of its date (4.4b). */
export const announcementCodes = (['first', 'second', 'third'] as const).flatMap((kind) => {
  const { onItsDay, late } = codesOfAnnouncement(kind);
  return [onItsDay, late];
});
/** What referents are nudged with before a go-live. */
export const nudgeCodes = ['D04', 'D05', 'D06', 'D11', 'D14', 'D16'] as const;
export type NudgeCode = (typeof nudgeCodes)[number];
