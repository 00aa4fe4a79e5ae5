import type { ComposeContext, Composed, Composer, Composers } from '../../delivery/ledger.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';

/** What messages about meetings need from the outside. */
export interface MeetingHost {
  /** ORGANIZER of calendar files: the address mails leave from, so that calendars accept later changes. */
  organiserEmail: string;
  /** Address of a meeting's .ics file, for the button « Ajouter à mon agenda ». */
  fileLink(meetingId: string): string;
}

export type MeetingContext = ComposeContext & { host: MeetingHost };
export type MeetingComposer = (
  context: MeetingContext,
  delivery: MessageDelivery,
) => Promise<Composed | null>;

/** Gives every composer its host. */
export function hosted(host: MeetingHost, composers: Record<string, MeetingComposer>): Composers {
  return Object.fromEntries(
    Object.entries(composers).map(([name, compose]): [string, Composer] => [
      name,
      (context, delivery) => compose({ ...context, host }, delivery),
    ]),
  );
}
