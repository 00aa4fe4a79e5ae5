import type { Block, Card, ListItem } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type LeadPerson, leadOfRecord } from '../people/leads.ts';
import { isOpenMembership } from '../people/membership.ts';
import { fullName } from '../people/person-name.ts';
import { typologyName } from '../sites/typology.ts';
import { MilestonePhase } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';
import { cadenceLines } from './cadence-lines.ts';
import { committeeRules } from './committee-rules.ts';
import { type Gap, isBlocking } from './composition.ts';
import { gapLine, nextSteps } from './gap-lines.ts';
import type { LeaderPresence } from './leaders-presence.ts';
import type { RolesAhead } from './planned-roles.ts';
import { presenceLine } from './presence-line.ts';
import type { ReadCommittee } from './read-committee.ts';
import { ruleLines } from './rule-lines.ts';
import { soleRoles } from './seat-roles.ts';

export interface CommitteeFacts {
  committee: ReadCommittee;
  day: Temporal.PlainDate;
  leads: { leads: LeadPerson[]; assigned: Record<string, 'LF' | 'LT'> };
  presence: LeaderPresence[];
  gaps: Gap[];
  /** Roles that somebody takes over or gives up on a day to come. */
  changes: RolesAhead[];
}

type Seat = ReadCommittee['memberships'][number];

/** Everything a committee is, as one reads it: who, how often, by which rules, who leads when, who comes. */
export function committeeCard(
  t: Translator,
  { committee, day, leads, presence, gaps, changes }: CommitteeFacts,
): Card {
  const draft = committee.state === 'draft';
  const voting = committee.memberships.filter((seat) => seat.voting && isOpenMembership(seat, day)).length;
  const rules = ruleLines(t, committee.kind, committeeRules(committee), voting);
  return {
    heading: committee.label,
    blocks: [
      { kind: 'fields', fields: identity(t, committee) },
      ...seatGroups(t, committee, day),
      ...changeBlocks(t, committee, changes),
      ...leadBlock(t, committee, leads, day),
      { kind: 'list', heading: t('committee.card.rules'), items: rules.map((text) => ({ text })) },
      ...presenceBlock(t, presence),
      ...(draft ? gapBlocks(t, gaps) : []),
    ],
    actions: draft ? nextSteps(t, committee.code, gaps) : [],
  };
}

function identity(t: Translator, committee: ReadCommittee) {
  const cadence = cadenceLines(t, committee.cadenceDays as Record<string, number>);
  const unset = t('people.committee.unset');
  return [
    { label: t('people.committee.state'), value: t(`people.committeeState.${committee.state}`) },
    { label: t('committee.card.kind'), value: t(`committee.kind.${committee.kind}`) },
    { label: t('committee.card.organisation'), value: committee.organisation.name },
    { label: t('people.committee.duties'), value: committee.duties ?? unset },
    {
      label: t('people.committee.cadence'),
      value: cadence.length > 0 ? formatList(cadence, t.locale) : unset,
    },
    ...(committee.place ? [{ label: t('committee.card.place'), value: committee.place }] : []),
    ...(committee.videoLink ? [{ label: t('committee.card.link'), value: committee.videoLink }] : []),
  ];
}

/** The chair, the leads, who else votes, who does not: each as a list of their own. */
function seatGroups(t: Translator, { kind, memberships }: ReadCommittee, day: Temporal.PlainDate): Block[] {
  if (memberships.length === 0) return [{ kind: 'text', text: t('people.committee.members', { count: 0 }) }];
  const groups: Record<'chair' | 'leads' | 'voting' | 'others', Seat[]> = {
    chair: [],
    leads: [],
    voting: [],
    others: [],
  };
  for (const seat of memberships) groups[groupOf(seat)].push(seat);
  return (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group): Block[] => {
    const seats = groups[group].map((seat) => seatItem(t, seat, day));
    const items = [...seats, ...vacantItems(t, kind, memberships, group)];
    if (items.length === 0) return [];
    return [{ kind: 'list', heading: t(`committee.group.${group}`, { count: seats.length }), items }];
  });
}

/** Roles a steering committee needs and that nobody has: shown where their holder would stand (S0-02). */
function vacantItems(
  t: Translator,
  kind: ReadCommittee['kind'],
  seats: readonly Seat[],
  group: 'chair' | 'leads' | 'voting' | 'others',
): ListItem[] {
  if (kind !== 'copil') return [];
  return soleRoles
    .filter((role) => (role === 'PRES' ? 'chair' : 'leads') === group)
    .filter((role) => !seats.some(({ roles }) => roles.includes(role)))
    .map((role) => ({
      text: [{ bold: t('committee.seat.vacant') }, ` · ${t(`people.role.${role}`)}`],
      tone: 'warning',
    }));
}

function groupOf({ roles, voting }: Seat): 'chair' | 'leads' | 'voting' | 'others' {
  if (roles.includes('PRES')) return 'chair';
  if (roles.includes('LF') || roles.includes('LT')) return 'leads';
  return voting ? 'voting' : 'others';
}

/** @returns one member in a line: name, function, then roles, vote, what they represent, substitute and dates. */
function seatItem(t: Translator, seat: Seat, day: Temporal.PlainDate): ListItem {
  const label = seat.functionLabel ?? seat.person.jobTitle;
  const shown = (date: Date) => formatDate(plainDate(date), t.locale, { weekday: false });
  const detail = [
    ...seat.roles
      .filter((role) => role !== 'MEM' || seat.roles.length === 1)
      .map((role) => t(`people.role.${role}`)),
    t(seat.voting ? 'people.committee.votes' : 'people.committee.noVote'),
    ...(seat.sponsor ? [t('committee.seat.sponsor')] : []),
    ...(seat.representsTypologies.length > 0
      ? [
          t('committee.seat.represents', {
            what: formatList(
              seat.representsTypologies.map((typology) => typologyName(typology, t)),
              t.locale,
            ),
          }),
        ]
      : []),
    ...(seat.substitute ? [t('people.committee.substitute', { name: fullName(seat.substitute) })] : []),
    ...(seat.phases.length > 0
      ? [
          t('committee.seat.phases', {
            phases: formatList(
              seat.phases.map((phase) => t(`people.milestone.${phase}`)),
              t.locale,
            ),
          }),
        ]
      : []),
    ...(seat.from && Temporal.PlainDate.compare(plainDate(seat.from), day) > 0
      ? [t('committee.seat.from', { day: shown(seat.from) })]
      : []),
    ...(seat.to ? [t('committee.seat.to', { day: shown(seat.to) })] : []),
  ];
  return {
    text: [{ bold: fullName(seat.person) }, ...(label ? [` · ${label}`] : [])],
    detail: detail.join(' · '),
  };
}

function changeBlocks(
  t: Translator,
  { memberships }: ReadCommittee,
  changes: CommitteeFacts['changes'],
): Block[] {
  return changes.flatMap(({ personId, roles, on }): Block[] => {
    const person = memberships.find((seat) => seat.personId === personId)?.person;
    if (!person) return [];
    const text = t('committee.seat.change', {
      day: formatDate(on, t.locale, { weekday: false }),
      name: fullName(person),
      roles: formatList(
        roles.map((role) => t(`people.role.${role}`)),
        t.locale,
      ),
    });
    return [{ kind: 'notice', tone: 'neutral', text }];
  });
}

/** Which lead answers for which phases, today. */
function leadBlock(
  t: Translator,
  { memberships }: ReadCommittee,
  { leads, assigned }: CommitteeFacts['leads'],
  day: Temporal.PlainDate,
): Block[] {
  if (leads.length === 0) return [];
  const phases = new Map<string, string[]>();
  for (const phase of Object.values(MilestonePhase)) {
    const choice = leadOfRecord(phase, assigned, leads, day);
    if (!choice) continue;
    phases.set(choice.personId, [...(phases.get(choice.personId) ?? []), t(`people.milestone.${phase}`)]);
  }
  const items = [...phases].flatMap(([personId, names]): ListItem[] => {
    const person = memberships.find((seat) => seat.personId === personId)?.person;
    return person ? [{ text: [{ bold: fullName(person) }], detail: formatList(names, t.locale) }] : [];
  });
  return [{ kind: 'list', heading: t('people.leads.byPhase'), items }];
}

function presenceBlock(t: Translator, presence: readonly LeaderPresence[]): Block[] {
  const seen = presence.filter(({ meetings }) => meetings.length > 0);
  if (seen.length === 0) return [];
  return [
    {
      kind: 'list',
      heading: t('committee.card.presence'),
      items: seen.map((leader) => presenceLine(t, leader)),
    },
  ];
}

/** What is missing, the gravest first. */
export function gapBlocks(t: Translator, gaps: readonly Gap[]): Block[] {
  if (gaps.length === 0) return [{ kind: 'notice', tone: 'success', text: t('people.check.complete') }];
  return [
    {
      kind: 'list',
      heading: t('committee.gaps.heading'),
      items: gaps.map((gap) => ({ text: gapLine(t, gap), tone: isBlocking(gap) ? 'danger' : 'warning' })),
    },
  ];
}
