import { choice, date, entity, text } from '../../conversation/arguments.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Membership, Person } from '../../store/generated/client.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { draftReply } from '../draft-reply.ts';
import { type MemberReading, readMember } from '../member-reading.ts';
import { peopleToChoose } from '../people-to-choose.ts';
import { lockCommittee } from '../read-committee.ts';
import { changeRoles, giveWay } from '../role-changes.ts';
import { soleRoles, storedRoles, usuallyVotes, usualRole } from '../seat-roles.ts';
import { tellNewMember, tellNewRole } from '../tell-member.ts';
import { yesNo } from '../yes-no.ts';

/** C01, C02, S2-12: adds one member, or changes one; what is not said stays as it is. */
export const committeeMember = domainCommand({
  name: 'committee member',
  alias: 'comité membre',
  synonyms: ['comité ajouter', 'committee add'],
  group: 'people',
  act: 'committee.activate',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, keys: ['comité'] }),
    person: entity<Person>('person', { position: 2, keys: ['personne', 'qui'], options: peopleToChoose }),
    role: choice(
      {
        MEM: ['membre'],
        PRES: ['présidence', 'président', 'présidente', 'chair'],
        LF: ['fonctionnel', 'chefferie fonctionnelle', 'functional'],
        LT: ['technique', 'chefferie technique', 'technical'],
        SEC: ['secrétariat', 'secrétaire', 'secretary'],
        QUAL: ['qualité', 'quality'],
        COM: ['communication'],
        GT: ['groupe', 'group'],
        EXP: ['expertise', 'éditeur', 'expert', 'vendor'],
        EXEC: ['instance exécutive', 'executive'],
      },
      { position: 3, optional: true, keys: ['rôle'] },
    ),
    also: text({ optional: true, keys: ['aussi', 'autres'] }),
    function: text({ optional: true, max: 80, keys: ['fonction'] }),
    voting: yesNo('vote'),
    sponsor: yesNo('portage', 'porte'),
    typologies: text({ optional: true, keys: ['typologie', 'représente'] }),
    organisation: text({ optional: true, keys: ['organisme'] }),
    substitute: entity<Person>('person', {
      optional: true,
      keys: ['suppléance', 'suppléant', 'suppléante'],
      options: peopleToChoose,
    }),
    phases: text({ optional: true, keys: ['phase'] }),
    from: date({ optional: true, keys: ['du', 'dès', 'depuis'] }),
    to: date({ optional: true, keys: ['au', 'jusqu’au', "jusqu'au"] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  // A lead names members (4.1), not the chair of a committee at work.
  outright: ({ committee, role }) => role !== 'PRES' || committee?.value.state === 'draft',

  async run(turn, values): Promise<Reply> {
    const committee = await lockCommittee(turn.tx, values.committee.value.id);
    if (committee.state === 'closed')
      return sayNo(turn, 'committee.state.already', { committee: committee.label, state: 'closed' });
    const person = values.person.value;
    const day = today(turn);
    const read = await readMember(turn, values);
    if ('refusal' in read) return read.refusal;
    if (values.substitute?.value.id === person.id)
      return sayNo(turn, 'committee.member.ownSubstitute', { name: fullName(person) }, 'substitute');
    const before = await turn.tx.membership.findUnique({
      where: { committeeId_personId: { committeeId: committee.id, personId: person.id } },
    });
    const sat = before !== null && !hasEnded(before, day);
    const from = values.from ?? (sat ? null : committee.state === 'draft' ? null : day);
    if (values.to && Temporal.PlainDate.compare(values.to, from ?? day) < 0)
      return sayNo(turn, 'committee.member.reversed', {}, 'to');
    const wanted = wantedSeat(committee, sat ? before : null, values, read.reading);
    const details = {
      ...(values.function !== undefined && { functionLabel: values.function }),
      ...(read.reading.typologies && { representsTypologies: read.reading.typologies }),
      ...(read.reading.organisationId !== undefined && {
        representsOrganisationId: read.reading.organisationId,
      }),
      ...(values.substitute && { substituteId: values.substitute.value.id }),
      ...(read.reading.phases && { phases: read.reading.phases }),
    };
    // A change to come leaves the present seat as it is until its day.
    const later = sat && isOpenMembership(before, day) && from !== null && isAfter(from, day);
    const dates = later ? {} : { from: from && dateColumn(from) };
    // A new beginning without an end takes back an end that was planned.
    const stays = sat && values.from === undefined;
    const to = values.to ? { to: dateColumn(values.to) } : stays ? {} : { to: null };
    const row = await turn.tx.membership.upsert({
      where: { committeeId_personId: { committeeId: committee.id, personId: person.id } },
      create: {
        ...details,
        ...wanted,
        ...to,
        from: from && dateColumn(from),
        spaceId: turn.space.id,
        committeeId: committee.id,
        personId: person.id,
      },
      update: {
        ...details,
        ...(later ? {} : wanted),
        ...(stays ? {} : dates),
        ...to,
        state: 'active',
      },
    });
    const on = from ?? day;
    const gaveWay = await giveWay(turn, committee, { personId: person.id, roles: wanted.roles }, on, day);
    await journal(
      turn,
      sat ? 'committee.memberChanged' : 'committee.memberAdded',
      { type: 'membership', id: row.id },
      {
        before: before ? { roles: before.roles, voting: before.voting } : undefined,
        after: { committee: committee.code, personId: person.id, ...wanted, on: on.toString() },
      },
    );
    if (!sat) {
      await turn.announce({ kind: 'member.joined', committeeId: committee.id, personId: person.id, on });
      await tellNewMember(turn, committee, row, on);
    } else if (later) await changeRoles(turn, committee, { personId: person.id, ...wanted }, on, day);
    else await turn.announce({ kind: 'member.changed', committeeId: committee.id, personId: person.id, on });
    if (sat) await tellNewRole(turn, committee, before, wanted, on);
    return draftReply(
      turn,
      committee,
      doneSentence(turn, person, wanted, { sat, on: isAfter(on, day) ? on : null }),
      ...gaveWay.map((one) => gaveWaySentence(turn, one.person, one.roles)),
    );
  },
});

interface WantedSeat {
  roles: string[];
  voting: boolean;
  sponsor: boolean;
}

interface SaidSeat {
  role?: string;
  voting?: 'yes' | 'no';
  sponsor?: 'yes' | 'no';
}

/** The seat as it is to be: what is said, over what was, over what is usual for such a role in such a committee. */
function wantedSeat(
  { kind }: Committee,
  before: Membership | null,
  said: SaidSeat,
  { also }: MemberReading,
): WantedSeat {
  const roles =
    said.role || also
      ? [said.role ?? usualRole(kind), ...(also ?? [])]
      : (before?.roles ?? [usualRole(kind)]);
  const chairs = roles.includes('PRES');
  const voting = said.voting
    ? said.voting === 'yes'
    : before && !chairs
      ? before.voting
      : chairs || usuallyVotes(kind, roles);
  const sponsor = said.sponsor ? said.sponsor === 'yes' : (before?.sponsor ?? false) || chairs;
  return { roles: storedRoles(roles, voting), voting, sponsor };
}

function hasEnded({ state, to }: Membership, day: Temporal.PlainDate): boolean {
  return state !== 'active' || (to !== null && Temporal.PlainDate.compare(plainDate(to), day) < 0);
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}

function doneSentence(
  { t, locale }: DomainTurn,
  person: Person,
  { roles, voting }: WantedSeat,
  { sat, on }: { sat: boolean; on: Temporal.PlainDate | null },
) {
  const shown = roles.length > 1 ? roles.filter((role) => role !== 'MEM') : roles;
  return t.rich(sat ? 'committee.member.changed' : 'committee.member.added', {
    name: fullName(person),
    roles: formatList(
      shown.map((role) => t(`people.role.${role}`)),
      locale,
    ),
    voting,
    day: on ? formatDate(on, locale, { weekday: false }) : 'none',
  });
}

function gaveWaySentence({ t, locale }: DomainTurn, person: Person, roles: readonly string[]): string {
  const sole = soleRoles.filter((role) => roles.includes(role)).map((role) => t(`people.role.${role}`));
  return t('committee.member.gaveWay', { name: fullName(person), roles: formatList(sole, locale) });
}
