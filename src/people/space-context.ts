import { z } from 'zod';
import { type Locale, locales } from '../conversation/language.ts';
import { defaultSending, type SendingSettings } from '../delivery/timeline.ts';
import type { Space } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { SpaceContext } from './turn.ts';

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Sending discipline a space may set (domain.md 4.4, F-15); the rest keeps `defaultSending`. */
const sendingSchema = z
  .strictObject({
    defaultHour: hour,
    opensAt: hour,
    closesAt: hour,
    remindersPerDay: z.int().min(0).max(50),
    digestAt: hour,
  })
  .partial();

/** What `Space.settings` holds. */
export const spaceSettingsSchema = z.looseObject({ sending: sendingSchema.optional() });

/** @returns the space as handlers see it. */
export function spaceContext(space: Space): SpaceContext {
  const settings = spaceSettingsSchema.parse(space.settings ?? {});
  return {
    id: space.id,
    slug: space.slug,
    name: space.name,
    projectName: space.projectName,
    projectPhase: space.projectPhase,
    milestonePhase: space.milestonePhase,
    timeZone: space.timeZone,
    locale: asLocale(space.locale),
    sending: settings.sending ?? {},
  };
}

/** @returns French for anything that is not a language of ours. */
export function asLocale(text: string): Locale {
  return (locales as readonly string[]).includes(text) ? (text as Locale) : 'fr';
}

/**
 * Sending discipline for a subject of this organisation: its opening hours, then what the space sets, then the defaults.
 */
export async function sendingFor(
  tx: Transaction,
  spaceId: string,
  organisationId: string,
): Promise<SendingSettings> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  const organisation = await tx.organisation.findFirstOrThrow({ where: { id: organisationId, spaceId } });
  return {
    ...defaultSending,
    opensAt: organisation.opensAt,
    closesAt: organisation.closesAt,
    ...spaceContext(space).sending,
  };
}
