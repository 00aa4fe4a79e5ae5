import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';

type Source = Record<string, unknown>;

/**
 * Says a space as its file would: the sections a workbook holds, without its history.
 *
 * @returns what `npm run import` reads again; codes and handles are those of the space
 */
export async function exportSpace(tx: Transaction, spaceId: string): Promise<Source> {
  const where = { spaceId };
  const byId = { id: 'asc' } as const;
  const [space, organisations, people, channels, sites, committees, constraints, staff, referents] =
    await Promise.all([
      tx.space.findUniqueOrThrow({ where: { id: spaceId } }),
      tx.organisation.findMany({ where, orderBy: byId }),
      tx.person.findMany({ where, include: { accounts: true, absences: true }, orderBy: byId }),
      tx.channel.findMany({ where, orderBy: byId }),
      tx.site.findMany({
        where: { ...where, state: 'active' },
        include: { deployment: { include: { milestones: true } } },
        orderBy: byId,
      }),
      tx.committee.findMany({ where, include: { channels: true, memberships: true }, orderBy: byId }),
      tx.calendarConstraint.findMany({ where: { ...where, withdrawnAt: null }, orderBy: byId }),
      tx.posting.findMany({ where, orderBy: byId }),
      tx.referentAssignment.findMany({
        where: { ...where, state: { in: ['proposed', 'accepted'] } },
        orderBy: byId,
      }),
    ]);
  const [onCall, trainings, usageTargets, leads] = await Promise.all([
    tx.onCall.findMany({ where, orderBy: byId }),
    tx.trainingSession.findMany({ where: { ...where, state: { not: 'cancelled' } }, orderBy: byId }),
    tx.usageTarget.findMany({ where, orderBy: { position: 'asc' } }),
    tx.leadOfRecord.findMany({ where: { committeeId: { in: committees.map(({ id }) => id) } } }),
  ]);

  const handles = new Map(people.map(({ id, handle }) => [id, handle]));
  const organisationCodes = new Map(organisations.map(({ id, code }) => [id, code]));
  const siteCodes = new Map(sites.map(({ id, code }) => [id, code]));
  const channelNames = new Map(channels.map(({ id, workspace, name }) => [id, `${workspace}/${name}`]));
  const named = (names: ReadonlyMap<string, string>, id: string | null) => (id ? names.get(id) : undefined);
  const onSites = <T extends { siteId: string }>(rows: readonly T[]) =>
    rows.filter(({ siteId }) => siteCodes.has(siteId));

  return {
    space: {
      slug: space.slug,
      name: space.name,
      project: space.projectName,
      phase: space.projectPhase,
      milestonePhase: given(space.milestonePhase),
      timeZone: space.timeZone,
      locale: space.locale,
      charter: Object.keys(space.charter as object).length > 0 ? space.charter : undefined,
      settings: space.settings,
    },
    organisations: organisations.map((one) => ({
      ...pick(one, ['code', 'name', 'kind', 'town', 'timeZone', 'holidays', 'executiveBodyLabel']),
      ...pick(one, ['opensAt', 'closesAt', 'maturity', 'workspace', 'partnership']),
      agreementSignedOn: day(one.agreementSignedOn),
      agreementEndsOn: day(one.agreementEndsOn),
      newsChannel: named(channelNames, one.newsChannelId),
    })),
    people: people.map((one) => ({
      ...pick(one, ['handle', 'givenName', 'familyName', 'title', 'workEmail', 'phone', 'jobTitle']),
      ...pick(one, ['professionCategory', 'locale', 'preferredPlatform', 'administrator', 'state']),
      organisation: named(organisationCodes, one.organisationId),
      workspace: one.accounts.find(({ platform, state }) => platform === 'local' && state !== 'revoked')
        ?.workspace,
      // No column of a workbook: whoever prefers a platform must be seen to be there.
      accounts: one.accounts
        .filter(({ platform, state }) => platform !== 'local' && state !== 'revoked')
        .map(({ platform, workspace, externalId }) => ({ platform, workspace, id: externalId })),
      absences: one.absences.map(({ from, to }) => ({ from: day(from), to: day(to) })),
    })),
    channels: channels.map((one) => ({
      ...pick(one, ['workspace', 'name', 'platform', 'topic']),
      id: one.platform === 'local' ? undefined : one.externalId,
    })),
    sites: sites.map(({ deployment, ...one }) => ({
      ...pick(one, ['code', 'name', 'town', 'typology', 'finess', 'staffCount', 'phone']),
      organisation: named(organisationCodes, one.organisationId),
      director: named(handles, one.directorId),
      channel: named(channelNames, one.channelId),
      shifts: one.shiftStarts,
      pilot: deployment?.pilot ?? false,
      goLive: day(deployment?.goLive ?? null),
      kind: deployment?.kind,
      trainers: deployment?.trainers ?? [],
      supportPhone: given(deployment?.supportPhone),
      vendorContact: named(handles, deployment?.vendorContactId ?? null),
      objectives: given(deployment?.objectives),
    })),
    staff: onSites(staff).map((one) => ({
      site: named(siteCodes, one.siteId),
      person: named(handles, one.personId),
      team: given(one.team),
      shift: given(one.shiftStartsAt),
      manager: one.unitManager,
      from: day(one.from),
      to: day(one.to),
    })),
    referents: onSites(referents).map((one) => ({
      site: named(siteCodes, one.siteId),
      person: named(handles, one.personId),
      kind: one.kind,
      missions: one.missions,
      from: day(one.from),
      to: day(one.to),
      accepted: one.state === 'accepted',
      timeShare: given(one.timeShare),
    })),
    phases: sites.flatMap(({ code, deployment }) =>
      (deployment?.milestones ?? []).map((one) => ({
        site: code,
        phase: one.phase,
        from: day(one.startsOn),
        to: day(one.endsOn),
        done: day(one.doneOn),
        state: one.state,
        owner: named(handles, one.ownerId),
        by: given(one.ownerLabel),
        after: one.after,
      })),
    ),
    constraints: constraints.map((one) => ({
      ...pick(one, ['kind', 'label', 'hard', 'source', 'confirmed']),
      from: day(one.from),
      to: day(one.to),
      organisation: named(organisationCodes, one.organisationId),
      site: named(siteCodes, one.siteId),
    })),
    committees: committees.map((one) => ({
      ...pick(one, ['code', 'kind', 'label', 'state', 'timeZone', 'duties', 'template', 'computerises']),
      ...pick(one, ['cadenceDays', 'rules', 'place', 'videoLink']),
      organisation: named(organisationCodes, one.organisationId),
      channel: named(channelNames, one.channels.find(({ home }) => home)?.channelId ?? null),
      mirrorChannels: one.channels
        .filter(({ home }) => !home)
        .flatMap(({ channelId }) => named(channelNames, channelId) ?? []),
      leads: Object.fromEntries(
        leads.filter(({ committeeId }) => committeeId === one.id).map(({ phase, role }) => [phase, role]),
      ),
      members: one.memberships.map((seat) => ({
        person: named(handles, seat.personId),
        roles: seat.roles,
        function: given(seat.functionLabel),
        voting: seat.voting,
        sponsor: seat.sponsor,
        represents: {
          typologies: seat.representsTypologies,
          organisation: named(organisationCodes, seat.representsOrganisationId),
        },
        substitute: named(handles, seat.substituteId),
        phases: seat.phases,
        from: day(seat.from),
        to: day(seat.to),
        state: seat.state,
      })),
    })),
    onCall: onSites(onCall).map((one) => ({
      site: named(siteCodes, one.siteId),
      person: named(handles, one.personId),
      from: day(one.from),
      to: day(one.to),
      phone: given(one.phone),
    })),
    trainings: onSites(trainings).map((one) => ({
      ...pick(one, ['startsAt', 'title', 'category', 'seats', 'trainer', 'place']),
      site: named(siteCodes, one.siteId),
      on: day(one.on),
    })),
    usageTargets: usageTargets.map((one) => ({
      ...pick(one, ['code', 'label', 'target']),
      organisation: named(organisationCodes, one.organisationId),
    })),
  };
}

/** A field that is empty is left out, as people leave it out. */
function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

function pick<T extends object, K extends keyof T>(row: T, fields: readonly K[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, given(row[field])])) as Partial<T>;
}

function day(date: Date | null): string | undefined {
  return date ? plainDate(date).toString() : undefined;
}
