import { defaultSending, type SendingSettings, type WorkingCalendar } from '../delivery/timeline.ts';
import { workingCalendar } from '../delivery/working-days.ts';
import { calendarOf } from '../meetings/working-calendar.ts';
import { sendingFor, spaceContext } from '../people/space-context.ts';
import type { Transaction } from '../store/store.ts';

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

/** Shifts follow the calendar of the subject's organisation, for all recipients (4.4b). */
export async function calendarOfSubject(
  tx: Transaction,
  subject: { spaceId: string; type: string; id: string },
): Promise<WorkingCalendar> {
  const meeting =
    subject.type === 'meeting'
      ? await tx.meeting.findUnique({
          where: { id: subject.id },
          include: { committee: { include: { organisation: true } } },
        })
      : null;
  const organisation = meeting?.committee.organisation ?? (await leadOrganisation(tx, subject.spaceId));
  return organisation ? calendarOf(tx, organisation) : workingCalendar({ country: 'FR', closures: [] });
}

function leadOrganisation(tx: Transaction, spaceId: string) {
  return tx.organisation.findFirst({ where: { spaceId }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] });
}
