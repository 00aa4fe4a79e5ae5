import { z } from 'zod';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { type StaffMember, staffOf } from '../../sites/staff.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { type Reading, readingOf } from './reading-rate.ts';

/** Percent below which a rate of reading is low, unless the space says otherwise (C40). */
const usualLowPercent = 50;

const settingsSchema = z.looseObject({
  announcements: z.looseObject({ lowReadingPercent: z.int().min(0).max(100).optional() }).optional(),
});

/** Who has read an announcement, as it stands on a day. */
export interface SiteReading extends Reading {
  /** Who said so themselves. */
  pressed: Set<string>;
  staff: StaffMember[];
}

/** @param day of which the staff is read: who has left is not counted any more */
export async function readReading(
  tx: Transaction,
  announcement: Pick<Announcement, 'id'>,
  { site }: Pick<DeploymentOfSite, 'site'>,
  day: Temporal.PlainDate,
): Promise<SiteReading> {
  const staff = await staffOf(tx, site, day);
  const rows = await tx.acknowledgement.findMany({ where: { announcementId: announcement.id } });
  const pressed = new Set(rows.flatMap(({ personId }) => personId ?? []));
  const counts = rows.flatMap(({ team, count }) => (team === null ? [] : [{ team, count }]));
  const readers = staff.map((one) => ({ personId: one.person.id, group: groupOf(one) }));
  return { ...readingOf(readers, pressed, counts), pressed, staff };
}

/** A team by its name; where nobody belongs to one, those who begin at the same hour. */
export function groupOf({ team, shiftStartsAt }: Pick<StaffMember, 'team' | 'shiftStartsAt'>): string | null {
  return team ?? shiftStartsAt;
}

/** @returns percent of readers below which the referents of a site are given the printed note */
export async function lowReadingPercent(tx: Transaction, spaceId: string): Promise<number> {
  const { settings } = await tx.space.findUniqueOrThrow({
    where: { id: spaceId },
    select: { settings: true },
  });
  return settingsSchema.safeParse(settings ?? {}).data?.announcements?.lowReadingPercent ?? usualLowPercent;
}
