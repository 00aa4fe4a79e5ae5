import { openTurn, type TurnParts } from '../people/open-turn.ts';
import type { DomainTurn } from '../people/turn.ts';

/** The turn of a person who looks at a page: it only reads. Null when they have left. */
export async function readingTurn(
  parts: TurnParts,
  reader: { id: string; workspace: string },
): Promise<DomainTurn | null> {
  const account = { platform: 'web' as const, workspace: reader.workspace, externalId: reader.id };
  const opened = await openTurn(
    parts,
    { eventId: 'page', account, place: { kind: 'direct' }, text: '' },
    'text',
  );
  return (
    opened && { ...opened, perform: onlyReads, hindrance: onlyReads, announce: onlyReads, formFor: onlyReads }
  );
}

function onlyReads(): Promise<never> {
  return Promise.reject(new Error('A page reads: what changes something is a command.'));
}
