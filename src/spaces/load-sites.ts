import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { type Ids, idOf, optionalId } from './ids.ts';
import { findChannel } from './names.ts';
import type { SpaceFile } from './space-file.ts';

/** Writes the sites, where organisations read their news, and what weighs on the calendar. */
export async function loadSites(tx: Transaction, file: SpaceFile, ids: Ids): Promise<void> {
  await tx.site.createMany({
    data: file.sites.map((site) => ({
      id: idOf(ids.sites, site.code),
      spaceId: ids.spaceId,
      code: site.code,
      name: site.name,
      town: site.town,
      typology: site.typology,
      finess: site.finess,
      staffCount: site.staffCount,
      organisationId: idOf(ids.organisations, site.organisation),
      directorId: optionalId(ids.people, site.director),
      channelId: channelId(site.channel, file, ids),
      phone: site.phone,
      shiftStarts: site.shifts,
    })),
  });
  for (const { code, newsChannel } of file.organisations)
    if (newsChannel)
      await tx.organisation.update({
        where: { id: idOf(ids.organisations, code) },
        data: { newsChannelId: channelId(newsChannel, file, ids) },
      });
  await tx.calendarConstraint.createMany({
    data: file.constraints.map((constraint) => ({
      spaceId: ids.spaceId,
      organisationId: optionalId(ids.organisations, constraint.organisation),
      siteId: optionalId(ids.sites, constraint.site),
      kind: constraint.kind,
      label: constraint.label,
      from: dateColumn(Temporal.PlainDate.from(constraint.from)),
      to: dateColumn(Temporal.PlainDate.from(constraint.to ?? constraint.from)),
      hard: constraint.hard,
      source: constraint.source,
      confirmed: constraint.confirmed,
    })),
  });
}

/** @param reference as `findChannel` reads it */
export function channelId(reference: string | undefined, file: SpaceFile, ids: Ids): string | null {
  const index = reference === undefined ? null : findChannel(reference, file.channels);
  return index === null ? null : (ids.channels[index] ?? null);
}
