import type { Person, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { referentsOf } from './referents.ts';

/** Somebody who works on a site, with when their shift starts. */
export interface StaffMember {
  person: Person;
  team: string | null;
  unitManager: boolean;
  /** Local HH:MM; null: the default hour. */
  shiftStartsAt: string | null;
}

/** The same for somebody who may come later, or leave. */
export interface PostedMember extends StaffMember {
  worksOn(day: Temporal.PlainDate): boolean;
}

type StaffedSite = Pick<Site, 'id' | 'directorId' | 'shiftStarts'>;

/**
 * Who is told what a site's staff are told: who works there, its referents and unit managers, not its director (domain.md 4.4b).
 *
 * @param site its shifts, the earliest first
 */
export async function staffOf(
  tx: Transaction,
  site: StaffedSite,
  day: Temporal.PlainDate,
): Promise<StaffMember[]> {
  return (await staffFrom(tx, site, day)).filter((one) => one.worksOn(day));
}

/** @returns those of a day and those who come later: what is planned for months knows on which day each is there */
export async function staffFrom(
  tx: Transaction,
  site: StaffedSite,
  day: Temporal.PlainDate,
): Promise<PostedMember[]> {
  const first = site.shiftStarts[0] ?? null;
  const always = () => true;
  const postings = await tx.posting.findMany({
    where: {
      siteId: site.id,
      person: { state: { not: 'left' } },
      OR: [{ to: null }, { to: { gt: dateColumn(day) } }],
    },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const staff = new Map<string, PostedMember>(
    postings.map(({ personId, person, team, unitManager, shiftStartsAt, from, to }) => [
      personId,
      {
        person,
        team,
        unitManager,
        shiftStartsAt: shiftStartsAt ?? first,
        worksOn: (on) => (!from || dateColumn(on) >= from) && (!to || dateColumn(on) < to),
      },
    ]),
  );
  for (const { personId, person } of await referentsOf(tx, site.id, day)) {
    const posted = staff.get(personId) ?? { person, team: null, unitManager: false, shiftStartsAt: first };
    staff.set(personId, { ...posted, worksOn: always });
  }
  if (site.directorId) staff.delete(site.directorId);
  return [...staff.values()];
}
