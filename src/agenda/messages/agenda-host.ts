import type { ComposeContext, Composed, Composer, Composers } from '../../delivery/ledger.ts';
import type { MeetingHost } from '../../meetings/messages/composer.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import type { FileAddress } from '../point-documents.ts';

/** What messages about agendas need from the outside. */
export interface AgendaHost extends MeetingHost {
  /** Address under which a meeting's agenda is opened and printed. */
  printLink(meetingId: string): string;
  /** Address of a file of a point; for everybody who may read it when no person is named. */
  documentLink(documentId: string, personId: string | null): string;
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

/** Where who the message goes to opens a file. */
export function addressFor({ host, personId }: Pick<AgendaContext, 'host' | 'personId'>): FileAddress {
  return (documentId) => host.documentLink(documentId, personId);
}
