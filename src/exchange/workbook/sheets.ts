/** The sheets of a workbook and their columns: the same data as a space file, one table a section (README, « Space file »). */
import { medicationCircuit, templates } from '../../committees/composition-templates.ts';
import { membershipRoles } from '../../people/roles.ts';
import {
  CommitteeKind,
  CommitteeState,
  ConstraintKind,
  DeploymentKind,
  MembershipState,
  MilestonePhase,
  MilestoneState,
  OrganisationKind,
  PartnershipState,
  PersonState,
  Platform,
  ProjectPhase,
  ReferentKind,
  Typology,
} from '../../store/generated/enums.ts';

/** What a cell holds. Names of people, sites and organisations are read as people write them (references.ts). */
export type ColumnKind =
  | 'text'
  | 'date'
  | 'hour'
  | 'whole'
  | 'flag'
  /** Numbers that may begin with a zero. */
  | 'phone'
  | 'finess'
  | 'person'
  | 'site'
  | 'organisation'
  | 'choice'
  /** Several of the above, one below the other or between semicolons. */
  | 'texts'
  | 'hours'
  | 'choices';

/** Values a cell may take, each with the key of the words people read. */
export interface Choices {
  values: readonly string[];
  /** Prefix of the keys: `exchange.choice.kind.lead`. */
  words: string;
}

export interface Column {
  /** Path of the field in the entry: `represents.typologies`. */
  field: string;
  kind: ColumnKind;
  required?: true;
  choices?: Choices;
}

export interface Sheet {
  /** Section of the space file; `committees.members` for the rows of a list inside an entry. */
  section: string;
  /** Column that names the entry a row belongs to, for such lists. */
  parent?: string;
  columns: readonly Column[];
}

const column =
  (kind: ColumnKind) =>
  (field: string, required?: 'required'): Column => ({ field, kind, ...(required && { required: true }) });
const text = column('text');
const date = column('date');
const hour = column('hour');
const whole = column('whole');
const flag = column('flag');
const texts = column('texts');
const phone = column('phone');
const person = column('person');
const site = column('site');
const organisation = column('organisation');

function choice(
  field: string,
  values: object | readonly string[],
  words: string,
  required?: 'required',
): Column {
  const list = Array.isArray(values) ? values : Object.keys(values);
  return { field, kind: 'choice', choices: { values: list, words }, ...(required && { required: true }) };
}

function choices(
  field: string,
  values: object | readonly string[],
  words: string,
  required?: 'required',
): Column {
  return { ...choice(field, values, words, required), kind: 'choices' };
}

const byPhase = (field: string, phases: object, of: (field: string) => Column): Column[] =>
  Object.keys(phases).map((phase) => of(`${field}.${phase}`));

/** By what the entries of a sheet are referred to elsewhere. */
export const namedBy: Readonly<Record<string, string>> = {
  organisations: 'code',
  people: 'handle',
  sites: 'code',
  committees: 'code',
};

// @keys exchange.choice.*
export const sheets: readonly Sheet[] = [
  {
    section: 'space',
    columns: [
      text('slug', 'required'),
      text('name', 'required'),
      text('project', 'required'),
      choice('phase', ProjectPhase, 'people.phase'),
      choice('milestonePhase', MilestonePhase, 'people.milestone'),
      text('timeZone'),
      choice('locale', ['fr', 'en'], 'exchange.choice.locale'),
      text('charter.trigger'),
      texts('charter.objectives'),
      person('charter.sponsor'),
      text('charter.means'),
    ],
  },
  {
    section: 'organisations',
    columns: [
      text('code', 'required'),
      text('name', 'required'),
      choice('kind', OrganisationKind, 'exchange.choice.organisation', 'required'),
      text('town'),
      text('timeZone'),
      text('holidays'),
      text('executiveBodyLabel'),
      hour('opensAt'),
      hour('closesAt'),
      whole('maturity'),
      text('workspace'),
      choice('partnership', PartnershipState, 'exchange.choice.partnership'),
      date('agreementSignedOn'),
      date('agreementEndsOn'),
      text('newsChannel'),
    ],
  },
  {
    section: 'people',
    columns: [
      text('handle'),
      text('givenName', 'required'),
      text('familyName', 'required'),
      text('title'),
      text('workEmail', 'required'),
      phone('phone'),
      text('jobTitle'),
      text('professionCategory'),
      organisation('organisation'),
      choice('locale', ['fr', 'en'], 'exchange.choice.locale'),
      choice('preferredPlatform', Platform, 'exchange.choice.platform'),
      flag('administrator'),
      choice('state', PersonState, 'exchange.choice.person'),
      text('workspace'),
    ],
  },
  {
    section: 'people.absences',
    parent: 'person',
    columns: [person('person', 'required'), date('from', 'required'), date('to', 'required')],
  },
  {
    section: 'channels',
    columns: [
      text('workspace', 'required'),
      text('name', 'required'),
      choice('platform', Platform, 'exchange.choice.platform'),
      text('id'),
      text('topic'),
    ],
  },
  {
    section: 'sites',
    columns: [
      text('code', 'required'),
      text('name', 'required'),
      text('town'),
      choice('typology', Typology, 'people.typology', 'required'),
      { field: 'finess', kind: 'finess' },
      whole('staffCount'),
      organisation('organisation', 'required'),
      person('director'),
      text('channel'),
      phone('phone'),
      { field: 'shifts', kind: 'hours' },
      flag('pilot'),
      date('goLive'),
      choice('kind', DeploymentKind, 'exchange.choice.deployment'),
      texts('trainers'),
      phone('supportPhone'),
      person('vendorContact'),
      text('objectives'),
    ],
  },
  {
    section: 'staff',
    columns: [
      site('site', 'required'),
      person('person', 'required'),
      text('team'),
      hour('shift'),
      flag('manager'),
      date('from'),
      date('to'),
    ],
  },
  {
    section: 'referents',
    columns: [
      site('site', 'required'),
      person('person', 'required'),
      choice('kind', ReferentKind, 'exchange.choice.referent', 'required'),
      texts('missions'),
      date('from'),
      date('to'),
      flag('accepted'),
      whole('timeShare'),
    ],
  },
  {
    section: 'phases',
    columns: [
      site('site', 'required'),
      choice('phase', MilestonePhase, 'people.milestone', 'required'),
      date('from'),
      date('to'),
      date('done'),
      choice('state', MilestoneState, 'exchange.choice.milestone'),
      person('owner'),
      text('by'),
      choices('after', MilestonePhase, 'people.milestone'),
    ],
  },
  {
    section: 'constraints',
    columns: [
      choice('kind', ConstraintKind, 'exchange.choice.constraint', 'required'),
      text('label', 'required'),
      date('from', 'required'),
      date('to'),
      flag('hard'),
      organisation('organisation'),
      site('site'),
      text('source'),
      flag('confirmed'),
    ],
  },
  {
    section: 'committees',
    columns: [
      text('code', 'required'),
      choice('kind', CommitteeKind, 'committee.kind', 'required'),
      text('label', 'required'),
      choice('state', CommitteeState, 'people.committeeState'),
      organisation('organisation', 'required'),
      text('timeZone'),
      text('duties'),
      choice('template', templates, 'exchange.choice.template'),
      choices('computerises', [medicationCircuit], 'exchange.choice.computerises'),
      ...byPhase('cadenceDays', ProjectPhase, whole),
      choice('rules.quorum', ['half', 'third', 'quarter', 'none'], 'exchange.choice.quorum'),
      ...['proxy', 'castingVote', 'sponsorRequired', 'substituteCasts'].map((rule) => flag(`rules.${rule}`)),
      ...['tacitDays', 'noticeDays', 'secondCallDays', 'leadAfterDays', 'chairAfterDays', 'reportDays'].map(
        (rule) => whole(`rules.${rule}`),
      ),
      text('place'),
      text('videoLink'),
      text('channel'),
      texts('mirrorChannels'),
      ...byPhase('leads', MilestonePhase, (field) => choice(field, ['LF', 'LT'], 'exchange.choice.role')),
    ],
  },
  {
    section: 'committees.members',
    parent: 'committee',
    columns: [
      text('committee', 'required'),
      person('person', 'required'),
      choices('roles', membershipRoles, 'exchange.choice.role', 'required'),
      text('function'),
      flag('voting'),
      flag('sponsor'),
      choices('represents.typologies', Typology, 'people.typology'),
      organisation('represents.organisation'),
      person('substitute'),
      choices('phases', MilestonePhase, 'people.milestone'),
      date('from'),
      date('to'),
      choice('state', MembershipState, 'exchange.choice.member'),
    ],
  },
  {
    section: 'onCall',
    columns: [
      site('site', 'required'),
      person('person', 'required'),
      date('from', 'required'),
      date('to', 'required'),
      phone('phone'),
    ],
  },
  {
    section: 'trainings',
    columns: [
      site('site', 'required'),
      date('on', 'required'),
      hour('startsAt'),
      text('title', 'required'),
      text('category'),
      whole('seats'),
      text('trainer'),
      text('place'),
    ],
  },
  {
    section: 'usageTargets',
    columns: [
      text('code', 'required'),
      text('label', 'required'),
      whole('target', 'required'),
      organisation('organisation'),
    ],
  },
];
