import { defaultSending, type OpeningHours, type SendingSettings } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import { sendingFor, spaceContext } from '../people/space-context.ts';
import { calendarOf, calendarOfSite } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { organisationOfSubject } from './organisation-of-subject.ts';

/** Sending discipline of a whole space: its lead organisation's hours, its own settings over them. */
export async function sendingOfSpace(
  tx: Transaction,
  spaceId: string,
): Promise<SendingSettings & { timeZone: string }> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  const lead = await leadOrganisation(tx, spaceId);
  const settings = lead
    ? await sendingFor(tx, spaceId, lead.id)
    : { ...defaultSending, ...spaceContext(space).sending };
  return { ...settings, timeZone: space.timeZone };
}

/**
 * Shifts and opening hours follow the organisation of the subject's committee or site, for all recipients (4.4b), and the site's
 * own closures; what belongs to none follows the lead organisation.
 */
export async function hoursOfSubject(
  tx: Transaction,
  subject: { spaceId: string; type: string; id: string },
): Promise<OpeningHours & { timeZone: string }> {
  const { spaceId } = subject;
  const found = await organisationOfSubject(tx, subject);
  if (found) {
    const { organisation, timeZone, siteId } = found;
    const calendar = siteId
      ? await calendarOfSite(tx, { id: siteId, organisation })
      : await calendarOf(tx, organisation);
    return { ...(await sendingFor(tx, spaceId, organisation.id)), timeZone, calendar };
  }
  const lead = await leadOrganisation(tx, spaceId);
  const calendar = lead ? await calendarOf(tx, lead) : workingCalendar({ country: 'FR', closures: [] });
  return { ...(await sendingOfSpace(tx, spaceId)), calendar };
}

function leadOrganisation(tx: Transaction, spaceId: string) {
  return tx.organisation.findFirst({ where: { spaceId }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] });
}
