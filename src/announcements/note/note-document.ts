/** The note put up where nobody uses the chat: one page with the text, whom to ask, and a code that opens it (C40, nasty case 8). */

import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { readDeployment } from '../../deployments/deployment.ts';
import type { PrintedBlock, PrintedDocument } from '../../documents/document.ts';
import { clockOn } from '../../sites/day-on.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { type NoteContact, noteOf } from './note.ts';

/** @param address of the page its code leads to @param now the referents are those of that day */
export async function noteDocument(
  tx: Transaction,
  announcement: Announcement,
  t: Translator,
  address: string,
  now: Temporal.Instant,
): Promise<(PrintedDocument & { site: string }) | null> {
  if (!announcement.deploymentId) return null;
  const deployment = await readDeployment(tx, announcement.deploymentId);
  const { site } = deployment;
  const note = await noteOf(tx, announcement, deployment, t, now);
  const at = toInstant(announcement.sentAt ?? announcement.createdAt);
  const blocks: PrintedBlock[] = [
    ...(note.moved ? [{ kind: 'heading' as const, level: 1 as const, text: note.moved }] : []),
    ...note.lines.map((text): PrintedBlock => ({ kind: 'text', text })),
    { kind: 'heading', level: 1, text: t('announcement.note.whom') },
    { kind: 'facts', rows: note.contacts.map(factOf) },
    {
      kind: 'code',
      address,
      words: [[{ bold: t('announcement.note.scan') }], t('announcement.note.tellManager')],
    },
  ];
  return {
    poster: true,
    site: site.code,
    locale: t.locale,
    title: note.title,
    subtitle: site.name,
    author: site.organisation.name,
    at,
    header: `${site.organisation.name} · ${site.name}`,
    footer: t('announcement.note.footer', {
      day: formatDate(clockOn(site, at), t.locale),
    }),
    pageWord: t('announcement.note.pageWord'),
    blocks,
  };
}

function factOf({ name, what, phone }: NoteContact): { label: string; value: string } {
  return { label: name, value: [what, phone].filter(Boolean).join(' · ') };
}
