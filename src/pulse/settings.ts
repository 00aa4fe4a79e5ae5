import { z } from 'zod';
import type { Transaction } from '../store/store.ts';

/** What a space may set under `settings.pulse`; the threshold of 5 is promised to who answers and is no setting. */
const pulseSettingsSchema = z.object({
  /** Days a pulse stays open, the first one not counted. */
  openDays: z.int().min(1).max(60).default(7),
  /** Average out of 5 from which down a risk is opened. */
  riskAt: z.number().min(1).max(5).default(2.5),
});
export type PulseSettings = z.infer<typeof pulseSettingsSchema>;

const settingsSchema = z.looseObject({ pulse: pulseSettingsSchema.prefault({}) });

export async function pulseSettings(tx: Transaction, spaceId: string): Promise<PulseSettings> {
  const { settings } = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  return settingsSchema.parse(settings ?? {}).pulse;
}
