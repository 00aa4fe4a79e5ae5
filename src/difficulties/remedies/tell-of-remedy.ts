import { nextOpening } from '../../delivery/working-days.ts';
import { sendingFor } from '../../people/space-context.ts';
import type { Deed } from '../../people/turn.ts';
import { clockOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import { type RemedyRow, siteOf } from './remedy.ts';

/** Days after which the effect of a remedy is asked about. */
const daysToEffect = 7;

type Teller = Pick<Deed, 'tx' | 'ledger' | 'now' | 'space' | 'correlationId' | 'actor'>;

/** To who brings it, unless they took it themselves. */
export async function tellOwner(deed: Teller, remedy: RemedyRow): Promise<void> {
  if (!remedy.ownerId || remedy.ownerId === deed.actor?.id) return;
  await tell(deed, remedy, 'REMEDY', 'remedy.owner');
}

/** A week after it was brought, at the default hour of the site’s organisation: did it help? */
export async function askEffect(deed: Teller, remedy: RemedyRow): Promise<void> {
  if (!remedy.ownerId) return;
  const site = await deed.tx.site.findUniqueOrThrow({
    where: { id: siteOf(remedy) },
    include: { organisation: true },
  });
  const hours = await sendingFor(deed.tx, site.spaceId, site.organisationId);
  const at = nextOpening(
    clockOn(site, deed.now).add({ days: daysToEffect }).withPlainTime(hours.defaultHour),
    await calendarOfSite(deed.tx, site),
    hours,
  );
  await tell(deed, remedy, 'REMEDY-EFFECT', 'remedy.effect', at.toInstant());
}

async function tell(
  deed: Teller,
  { id, ownerId }: RemedyRow,
  rule: string,
  message: string,
  at?: Temporal.Instant,
): Promise<void> {
  if (!ownerId) return;
  await deed.ledger.notify(deed.tx, {
    spaceId: deed.space.id,
    rule,
    subject: { type: 'remedy', id, version: 1 },
    recipient: { kind: 'person', id: ownerId },
    message,
    nature: at ? 'reminder' : 'notice',
    live: true,
    ...(at && { at }),
    correlationId: deed.correlationId,
  });
}
