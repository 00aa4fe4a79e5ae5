import type { MilestonePhase } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { isSponsor, votes } from './check-committees.ts';
import { dateOrNull } from './date-or-null.ts';
import { type Ids, idOf, idsFor, optionalId } from './ids.ts';
import { channelId } from './load-sites.ts';
import type { SpaceFile } from './space-file.ts';

/** Writes the committees with their channels, members and leads of record. */
export async function loadCommittees(tx: Transaction, file: SpaceFile, ids: Ids): Promise<void> {
  await tx.committee.createMany({
    data: file.committees.map((committee) => ({
      id: idOf(ids.committees, committee.code),
      spaceId: ids.spaceId,
      code: committee.code,
      kind: committee.kind,
      label: committee.label,
      state: committee.state,
      organisationId: idOf(ids.organisations, committee.organisation),
      timeZone: committee.timeZone ?? file.space.timeZone,
      duties: committee.duties,
      template: committee.template,
      computerises: committee.computerises,
      cadenceDays: committee.cadenceDays,
      rules: JSON.parse(JSON.stringify(committee.rules)),
      place: committee.place,
      videoLink: committee.videoLink,
    })),
  });
  await tx.committeeChannel.createMany({ data: channelRows(file, ids) });
  await tx.membership.createMany({ data: membershipRows(file, ids) });
  await tx.leadOfRecord.createMany({
    data: file.committees.flatMap(({ code, leads }) =>
      Object.entries(leads).map(([phase, role]) => ({
        committeeId: idOf(ids.committees, code),
        phase: phase as MilestonePhase,
        role,
      })),
    ),
  });
}

function channelRows(file: SpaceFile, ids: Ids) {
  return file.committees.flatMap((committee) =>
    [committee.channel, ...committee.mirrorChannels].flatMap((reference, index) => {
      const id = channelId(reference, file, ids);
      return id
        ? [{ committeeId: idOf(ids.committees, committee.code), channelId: id, home: index === 0 }]
        : [];
    }),
  );
}

function membershipRows(file: SpaceFile, ids: Ids) {
  const seats = file.committees.flatMap(({ code, members }) => members.map((member) => ({ code, member })));
  const seatIds = idsFor(seats.map(({ code, member }) => `${code} ${member.person}`));
  return seats.map(({ code, member }) => ({
    id: idOf(seatIds, `${code} ${member.person}`),
    spaceId: ids.spaceId,
    committeeId: idOf(ids.committees, code),
    personId: idOf(ids.people, member.person),
    roles: member.roles,
    functionLabel: member.function,
    representsTypologies: member.represents?.typologies ?? [],
    representsOrganisationId: optionalId(ids.organisations, member.represents?.organisation),
    voting: votes(member),
    sponsor: isSponsor(member),
    substituteId: optionalId(ids.people, member.substitute),
    phases: member.phases,
    from: dateOrNull(member.from),
    to: dateOrNull(member.to),
    state: member.state,
  }));
}
