import type { ComposeContext, Composed, Composer, Composers } from '../../delivery/ledger.ts';
import type { MeetingHost } from '../../meetings/messages/composer.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';

/** What messages about agendas need from the outside. */
export interface AgendaHost extends MeetingHost {
  /** Address under which a meeting's agenda is opened and printed. */
  printLink(meetingId: string): string;
}

export type AgendaContext = ComposeContext & { host: AgendaHost };
export type AgendaComposer = (context: AgendaContext, delivery: MessageDelivery) => Promise<Composed | null>;

/** Gives every composer its host. */
export function hosted(host: AgendaHost, composers: Record<string, AgendaComposer>): Composers {
  return Object.fromEntries(
    Object.entries(composers).map(([name, compose]): [string, Composer] => [
      name,
      (context, delivery) => compose({ ...context, host }, delivery),
    ]),
  );
}
