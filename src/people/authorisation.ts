import { type Role, roles } from './roles.ts';

/**
 * The authorisation matrix of domain.md 4.5, column by column in the order of `roles`:
 *
 * Y allowed · O own scope only · P proposes, someone else confirms · M if voting member · R when replacing a member ·
 * C consulted (no right to act) · S summary only · I own items only · A approves, O' for own site = a · D drafts, own site = d ·
 * V reads · - no.
 *
 * `meeting.conduct` (opening, holding and closing a meeting), `meeting.convene` (its convocation) and `agenda.prepare`
 * (editing and ordering the agenda, guests, files, logistics) come from 4.1, C16 and C19; 4.5 does not print them, nor
 * `minutes.prepare` (drafting minutes, settling what is asked of them, adding an erratum) nor `decision.apply` (saying that what
 * was decided is done: its owner, as of an action), nor `answer.onBehalf` (4.1, `Rsvp`: SEC on behalf, traced),
 * `poll.organise` (seeing who answered what) and `consultation.conduct` (4.1: prolonging it, taking it back, or to a meeting). `report.*` come from 4.1 and C20: the chair signs where a lead is missing or
 * away. What 4.5 does not print of the deployments comes from 4.1 too: `site.manage` and `onCall.set` (staff, shifts, people on
 * duty), `site.pause`, `calendar.prepare` (phases, constraints, versions) and `calendar.comment` (S3-11), `readiness.read`,
 * `readiness.template`, `training.manage`, `announcement.followUp` (who has read), `difficulty.qualify`, `vendorRequest.answer`,
 * `usage.record`, `charter.set` (C53), and `space.exchange` (workbooks in and out).
 */
const matrix = {
  //                             ADM PRES LF LT SEC MEM SUP DIR REF COM QUAL GT EXP STAFF EXEC
  'committee.activate': /*    */ 'Y Y P P - - - - - - - - - - -',
  'meeting.schedule': /*      */ '- Y Y Y P P - - - - - O - - -',
  'meeting.conduct': /*       */ '- Y Y Y Y - - - - - - - - - -',
  'meeting.convene': /*       */ '- Y P P P - - - - - - - - - -',
  'agenda.propose': /*        */ '- Y Y Y Y Y Y P P P P P P - -',
  'agenda.accept': /*         */ '- Y Y Y - - - - - - - - - - -',
  'agenda.acceptLate': /*     */ '- Y - - - - - - - - - - - - -',
  'agenda.prepare': /*        */ '- Y Y Y Y - - - - - - - - - -',
  'meeting.answer': /*        */ '- O O O O O O O O O O O O - -',
  'meeting.proxy': /*         */ '- O O O O O O O O O O O - - -',
  'answer.onBehalf': /*       */ '- - - - Y - - - - - - - - - -',
  'poll.organise': /*         */ '- Y Y Y Y - - - - - - - - - -',
  vote: /*                    */ '- Y M M - Y R M - M M - - - -',
  'decision.record': /*       */ '- Y Y Y Y P P - - - - P - - -',
  'decision.confirm': /*      */ '- Y - - - - - - - - - - - - -',
  'decision.apply': /*        */ '- Y Y Y O O O O O O O O O - -',
  'consultation.open': /*     */ '- Y Y P P P - - - - - - - - -',
  'consultation.conduct': /*  */ '- Y Y Y - - - - - - - - - - -',
  'action.create': /*         */ '- Y Y Y Y Y Y O O O O O P - -',
  'action.close': /*          */ '- Y Y Y O O O O O O O O O - -',
  'action.decide': /*         */ '- Y Y Y - - - - - - - - - - -',
  'risk.record': /*           */ '- Y Y Y - P P P P P Y - - - -',
  'weather.give': /*          */ '- - Y Y - - - O - - - - - - -',
  'minutes.prepare': /*       */ '- Y Y Y Y - - - - - - - - - -',
  'minutes.release': /*       */ '- Y Y Y P - - - - - - - - - -',
  'minutes.read': /*          */ '- Y Y Y Y Y Y Y S Y Y S I S Y',
  'report.read': /*           */ '- Y Y Y - - - - - - - - - - Y',
  'report.sign': /*           */ '- O Y Y - - - - - - - - - - -',
  'report.send': /*           */ '- Y Y - - - - - - - - - - - -',
  'report.acknowledge': /*    */ '- - Y Y - - - - - - - - - - Y',
  'site.manage': /*           */ 'Y Y Y Y - - - O - - - - - - -',
  'onCall.set': /*            */ '- Y Y Y - - - O O - - - - - -',
  'site.pause': /*            */ '- Y Y Y - - - O - - - - - - -',
  'calendar.prepare': /*      */ '- Y Y Y - - - O - - - - - - -',
  'calendar.comment': /*      */ '- Y Y Y - Y Y Y Y Y Y - Y - -',
  'calendar.adopt': /*        */ '- Y P P - C C C - - - - C - -',
  'site.postpone': /*         */ '- Y Y Y - - - P P - - - P - -',
  'referent.name': /*         */ '- - P P - - - O - - - - - - -',
  'readiness.close': /*       */ '- O Y Y - - - O O - O - P - -',
  'readiness.read': /*        */ '- Y Y Y Y Y Y O O Y Y - O - -',
  'readiness.template': /*    */ 'Y Y Y Y - - - - - - P - - - -',
  'training.manage': /*       */ '- Y Y Y - - - O O - - - - - -',
  'goNoGo.vote': /*           */ '- Y Y Y - - - O C - C - C - -',
  'announcement.approveSite': '- Y - - - - - O - D - - - - -',
  'announcement.approveOrganisation': '- Y - - - - - - - D - - - - -',
  'announcement.followUp': /* */ '- Y Y Y - - - O O Y - - - - -',
  'difficulty.qualify': /*    */ '- Y Y Y - - - O O - - - - - -',
  'rex.contribute': /*        */ '- Y Y Y - Y Y Y Y Y Y Y C Y -',
  'rex.publish': /*           */ '- Y Y - - - - a d - A - - - -',
  'vendorRequest.send': /*    */ '- - Y P - P - P P - P P V - -',
  'vendorRequest.answer': /*  */ '- Y Y Y - - - - - - - - Y - -',
  'usage.record': /*          */ '- Y Y Y - - - P P - Y - - - -',
  'pulse.readNamed': /*       */ '- - - - - - - - - - - - - - -',
  'pulse.readAggregates': /*  */ '- Y Y Y - Y Y O O Y Y - - O Y',
  'charter.set': /*           */ '- Y Y - - - - - - - - - - - -',
  'space.exchange': /*        */ 'Y Y Y Y - - - - - - - - - - -',
  'ledger.see': /*            */ 'Y Y Y Y - - - O - O - - - - -',
  'settings.change': /*       */ 'Y - - - - - - - - - - - - - -',
} as const;

export type Act = keyof typeof matrix;
export const acts = Object.keys(matrix) as Act[];

export type Cell = 'Y' | 'O' | 'P' | 'M' | 'R' | 'C' | 'S' | 'I' | 'A' | 'a' | 'D' | 'd' | 'V' | '-';

/** What is known of the person and the matter when an act is judged. */
export interface Standing {
  roles: ReadonlySet<Role>;
  /** The matter is the person's own: own site, own item, own answer, own committee group. */
  own: boolean;
  /** Sits with a vote in the committee concerned. */
  votingMember: boolean;
}

export type Verdict = 'allowed' | 'proposes' | 'summary' | 'ownItems' | 'approves' | 'drafts' | 'refused';

const ranking: Verdict[] = ['allowed', 'approves', 'proposes', 'drafts', 'summary', 'ownItems', 'refused'];

/** @returns one cell of the matrix. */
export function cell(act: Act, role: Role): Cell {
  return matrix[act].split(' ')[roles.indexOf(role)] as Cell;
}

/** @returns the most favourable verdict of the person's roles (domain.md 4.5). */
export function judge(act: Act, standing: Standing): Verdict {
  let best: Verdict = 'refused';
  for (const role of standing.roles) {
    const verdict = verdictOf(cell(act, role), standing);
    if (ranking.indexOf(verdict) < ranking.indexOf(best)) best = verdict;
  }
  return best;
}

function verdictOf(value: Cell, standing: Standing): Verdict {
  switch (value) {
    case 'Y':
    case 'R':
      return 'allowed';
    case 'O':
      return standing.own ? 'allowed' : 'refused';
    case 'M':
      return standing.votingMember ? 'allowed' : 'refused';
    case 'P':
      return 'proposes';
    case 'S':
    case 'V':
      return 'summary';
    case 'I':
      return 'ownItems';
    case 'A':
      return 'approves';
    case 'a':
      return standing.own ? 'approves' : 'refused';
    case 'D':
      return 'drafts';
    case 'd':
      return standing.own ? 'drafts' : 'refused';
    default:
      return 'refused';
  }
}

/** @returns whether who directs a site decides on it there (○, approves) */
export function isForOwnDirector(act: Act): boolean {
  return ['O', 'a'].includes(cell(act, 'DIR'));
}

/** @returns the roles that may do it outright, for refusals (« Peuvent le faire : … ») and to find who confirms a proposal. */
export function whoMay(act: Act): Role[] {
  return roles.filter((role) => cell(act, role) === 'Y');
}
