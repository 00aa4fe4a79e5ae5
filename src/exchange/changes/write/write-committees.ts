import { isSponsor, votes } from '../../../spaces/check-committees.ts';
import { dateOrNull } from '../../../spaces/date-or-null.ts';
import { idOf, optionalId } from '../../../spaces/ids.ts';
import { found, type Writer } from './writing.ts';

export const writeCommittee: Writer = async ({ by, file, ids }, { entry }) => {
  const one = found(file.committees, ({ code }) => code === entry.code);
  await by.tx.committee.update({
    where: { id: idOf(ids.committees, one.code) },
    data: {
      label: one.label,
      organisationId: idOf(ids.organisations, one.organisation),
      timeZone: one.timeZone ?? file.space.timeZone,
      duties: one.duties,
      template: one.template,
      computerises: one.computerises,
      cadenceDays: one.cadenceDays,
      rules: JSON.parse(JSON.stringify(one.rules)),
      place: one.place,
      videoLink: one.videoLink,
    },
  });
};

/** A member who comes, or one who sits already. */
export const writeMember: Writer = async ({ by, file, ids }, { entry, owner }) => {
  const committee = found(file.committees, ({ code }) => code === owner?.code);
  const seat = found(committee.members, ({ person }) => person === entry.person);
  const [committeeId, personId] = [idOf(ids.committees, committee.code), idOf(ids.people, seat.person)];
  const columns = {
    roles: seat.roles,
    functionLabel: seat.function,
    representsTypologies: seat.represents?.typologies ?? [],
    representsOrganisationId: optionalId(ids.organisations, seat.represents?.organisation),
    voting: votes(seat),
    sponsor: isSponsor(seat),
    substituteId: optionalId(ids.people, seat.substitute),
    phases: seat.phases,
    from: dateOrNull(seat.from),
    to: dateOrNull(seat.to),
    state: seat.state,
  };
  await by.tx.membership.upsert({
    where: { committeeId_personId: { committeeId, personId } },
    create: { spaceId: ids.spaceId, committeeId, personId, ...columns },
    update: columns,
  });
};
