import type { DocumentHost } from '../../adapters/web/document-host.ts';
import { noteDocument } from '../announcements/note/note-document.ts';
import { readLink } from '../calendar/signed-links.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedDocument } from '../documents/document.ts';
import { toDocx } from '../documents/to-docx.ts';
import { toPdf } from '../documents/to-pdf.ts';
import { lessonsDocument } from '../lessons/sheet-document.ts';
import { threadNamed } from '../lessons/thread.ts';
import { referenceOf } from '../meetings/meeting.ts';
import { agendaDocument } from '../minutes/agenda-document.ts';
import { attendanceDocument } from '../minutes/attendance-document.ts';
import { minutesDocument } from '../minutes/minutes-document.ts';
import { asLocale } from '../people/space-context.ts';
import type { DocumentKind, Links } from '../people/turn.ts';
import { findReport } from '../reports/report.ts';
import { reportDocument } from '../reports/report-document.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { Clock } from '../time.ts';
import { documentLinkPurpose } from './links.ts';

export interface DocumentParts {
  store: Store;
  clock: Clock;
  translators: Translators;
  secret: string;
  /** Where the code of a printed note leads. */
  links: Pick<Links, 'note'>;
}

/** Draws a document of one kind; null when what it is about is gone. */
type Builder = (
  tx: Transaction,
  id: string,
  parts: Pick<DocumentParts, 'translators' | 'links' | 'clock'>,
) => Promise<{ name: string; document: PrintedDocument } | null>;

const builders: Partial<Record<DocumentKind, Builder>> = {
  minutes: ofMeeting(minutesDocument, 'minutes.file.minutes'),
  attendance: ofMeeting(attendanceDocument, 'minutes.file.attendance'),
  agenda: ofMeeting(agendaDocument, 'minutes.file.agenda'),
  report: ofReport,
  note: ofAnnouncement,
  lessons: ofLessons,
};

/** Printed documents, answered from the domain in the language of their space. */
export function documentHost(parts: DocumentParts): DocumentHost {
  const { store, clock, translators, secret } = parts;
  return {
    translators,
    async document(token, format) {
      const payload = readLink(secret, documentLinkPurpose, token, clock.system());
      if (payload === 'expired') return 'expired';
      if (payload === 'bad') return 'unknown';
      const { k: kind, i: id } = payload;
      const build = Object.entries(builders).find(([name]) => name === kind)?.[1];
      const built = typeof id === 'string' ? await build?.(store.db, id, parts) : null;
      if (!built) return 'unknown';
      const content = format === 'pdf' ? await toPdf(built.document) : await toDocx(built.document);
      return { name: built.name, content };
    },
  };
}

function ofMeeting(
  draw: (tx: Transaction, meetingId: string, t: Translator) => Promise<PrintedDocument | null>,
  nameKey: 'minutes.file.minutes' | 'minutes.file.attendance' | 'minutes.file.agenda',
): Builder {
  return async (tx, id, { translators }) => {
    const meeting = await tx.meeting.findUnique({
      where: { id },
      include: { committee: { include: { space: { select: { locale: true } } } } },
    });
    if (!meeting) return null;
    const t = translators[asLocale(meeting.committee.space.locale)];
    const document = await draw(tx, id, t);
    return document && { name: t(nameKey, { reference: referenceOf(meeting) }), document };
  };
}

async function ofAnnouncement(
  tx: Transaction,
  id: string,
  { translators, links, clock }: Parameters<Builder>[2],
): ReturnType<Builder> {
  const announcement = await tx.announcement.findUnique({ where: { id } });
  if (!announcement?.deploymentId) return null;
  const { locale } = await tx.space.findUniqueOrThrow({ where: { id: announcement.spaceId } });
  const t = translators[asLocale(locale)];
  const document = await noteDocument(tx, announcement, t, links.note(id), clock.now());
  return document && { name: t('announcement.note.file', { site: document.site }), document };
}

async function ofReport(
  tx: Transaction,
  id: string,
  { translators }: Parameters<Builder>[2],
): ReturnType<Builder> {
  const report = await findReport(tx, id);
  if (!report) return null;
  const t = translators[asLocale(report.committee.space.locale)];
  const document = await reportDocument(tx, id, t);
  return document && { name: t('report.file', { number: report.number }), document };
}

/** The sheet of what was learnt at a go-live, by its thread; withdrawn, it is gone. */
async function ofLessons(
  tx: Transaction,
  id: string,
  { translators }: Pick<DocumentParts, 'translators'>,
): ReturnType<Builder> {
  const thread = await threadNamed(tx, id);
  if (!thread) return null;
  const space = await tx.space.findUniqueOrThrow({ where: { id: thread.spaceId }, select: { locale: true } });
  const t = translators[asLocale(space.locale)];
  const document = await lessonsDocument(tx, id, t);
  return document && { name: t('lesson.file', { code: thread.deployment.site.code }), document };
}
