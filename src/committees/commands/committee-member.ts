import { choice, date, entity, flag, text } from '../../conversation/arguments.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee, Membership, Person } from '../../store/generated/client.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { confirmFirst, inPlaceOfPreview, sentence } from '../confirm-first.ts';
import { rolesOfCreator } from '../creator.ts';
import { draftReply } from '../draft-reply.ts';
import { forgetPlannedEnd } from '../end-person.ts';
import { refusalOfFullGroup } from '../full-group.ts';
import { readMember } from '../member-reading.ts';
import { peopleToChoose } from '../people-to-choose.ts';
import { plannedRoleChanges, seatOn } from '../planned-roles.ts';
import { lockCommittee } from '../read-committee.ts';
import { changeRoles, giveWay } from '../role-changes.ts';
import { changeSentences, countTold, isHeavy, seatChange, tellOthers } from '../seat-change.ts';
import { seatDelta } from '../seat-delta.ts';
import { keptSentence } from '../seat-sentences.ts';
import { tellNewMember, tellNewRole } from '../tell-member.ts';
import { wantedSeat } from '../wanted-seat.ts';
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
    from: date({ optional: true, lookBack: true, keys: ['du', 'dès', 'depuis'] }),
    to: date({ optional: true, keys: ['au', 'jusqu’au', "jusqu'au"] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  rolesInMatter: rolesOfCreator,
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
    const on = from ?? day;
    // What is said for a day builds on what was planned until then.
    const planned = sat ? await plannedRoleChanges(turn.tx, committee.id) : [];
    const seat = sat ? { ...before, ...seatOn(committee, before, planned, on) } : null;
    const wanted = wantedSeat(committee, seat, values, read.reading);
    const phases = read.reading.phases ?? (sat ? before.phases : []);
    const full = await refusalOfFullGroup(turn, committee, { person, phases, on });
    if (full && (!sat || read.reading.phases)) return full;
    const change = await seatChange(turn, committee, person, { seat, wanted, on, today: day });
    const atWork = committee.state !== 'draft';
    if (atWork && committee.kind === 'copil' && change.lost.includes('PRES'))
      return sayNo(turn, 'committee.member.chairStays', { name: fullName(person), code: committee.code });
    if (atWork && !values.confirmed && isHeavy(change))
      return confirmFirst(turn, committee, {
        blocks: changeSentences(turn, change, false).map(sentence),
        told: countTold(change, turn.actor.id),
        label: turn.t('committee.member.confirm'),
        command: 'committee member',
        arguments: printArguments(committeeMember, values),
      });
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
    // A seat without an end: whoever was to leave the project stays.
    if (row.to === null) await forgetPlannedEnd(turn, person.id);
    await giveWay(turn, committee, change.yielding, { personId: person.id, roles: wanted.roles }, on, day);
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
    } else if (seat && later)
      await changeRoles(turn, committee, { personId: person.id, ...seatDelta(seat, wanted) }, on, day);
    else await turn.announce({ kind: 'member.changed', committeeId: committee.id, personId: person.id, on });
    if (seat) await tellNewRole(turn, committee, seat, wanted, on);
    await tellOthers(turn, committee, change);
    const kept = values.role
      ? (seat?.roles ?? []).filter((role) => role !== values.role && role !== 'MEM')
      : [];
    const done = await draftReply(
      turn,
      committee,
      ...changeSentences(turn, change, true),
      ...(kept.length > 0 && change.lost.length === 0 ? [keptSentence(turn, kept)] : []),
    );
    return values.confirmed ? inPlaceOfPreview(turn, done) : done;
  },
});

function hasEnded({ state, to }: Membership, day: Temporal.PlainDate): boolean {
  return state !== 'active' || (to !== null && Temporal.PlainDate.compare(plainDate(to), day) < 0);
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
