import { house } from '../delivery/timed-act.ts';
import { goLiveOf, readDeployment } from '../deployments/deployment.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { journal } from '../people/journal.ts';
import type { Happening, HouseAct } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { toDate } from '../time.ts';
import { askedBy, readPulse } from './pulse.ts';
import { pulseSettings } from './settings.ts';

/** Local hour at which a pulse closes. */
const closesAt = Temporal.PlainTime.from('18:00');

/** D22, D30: the box is opened for some days. @param number which pulse of the deployment */
export function openPulse(number: number): HouseAct {
  return async (by, { subjectId }) => {
    if (await isStopped(by.tx, subjectId)) return;
    if (await readPulse(by.tx, subjectId, number)) return;
    await openPulseOf(by, subjectId, { number, at: by.at });
  };
}

/** @param at hour from which its days are counted */
export async function openPulseOf(
  by: Happening,
  deploymentId: string,
  { number, at }: { number: number; at: Temporal.Instant },
): Promise<void> {
  const { tx, ledger, space } = by;
  const deployment = await readDeployment(tx, deploymentId);
  const { timeZone } = deployment.site.organisation;
  const day = dayOn(deployment.site, at);
  const { openDays } = await pulseSettings(tx, space.id);
  const closing = day.add({ days: openDays }).toZonedDateTime({ timeZone, plainTime: closesAt }).toInstant();
  const { length: asked } = await askedBy(tx, { deployment }, day);
  const pulse = await tx.pulse.create({
    data: {
      spaceId: space.id,
      deploymentId,
      number,
      openedAt: toDate(at),
      closesAt: toDate(closing),
      asked,
    },
  });
  await journal(by, 'pulse.opened', { type: 'pulse', id: pulse.id }, { after: { number, asked } });
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: 'PULSE-CLOSE',
    subject: { type: 'pulse', id: pulse.id, version: 1 },
    recipient: house(pulse.id),
    message: 'pulse.close',
    nature: 'act',
    at: closing,
    // Everybody was told when their sheets are destroyed.
    evenPaused: true,
    on: goLiveOf(deployment) ?? day,
    correlationId: by.correlationId,
  });
}
