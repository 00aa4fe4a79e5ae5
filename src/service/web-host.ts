import type { AnswerSheet, AnswerView, WebHost } from '../../adapters/web/host.ts';
import { readLink } from '../calendar/signed-links.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { type AnswerLink, readAnswerToken } from '../meetings/answer-link.ts';
import { type InvitationView, invitationView } from '../meetings/answer-sheet.ts';
import { feedContent } from '../meetings/feed-content.ts';
import { giveAnswer } from '../meetings/give-answer.ts';
import { loadMeeting, referenceOf } from '../meetings/meeting.ts';
import { singleMeetingFile } from '../meetings/meeting-calendar.ts';
import { actingByMail } from '../people/acting.ts';
import type { Store, Transaction } from '../store/store.ts';
import { type Clock, toDate } from '../time.ts';
import { meetingLinkPurpose } from './links.ts';

export interface WebParts {
  store: Store;
  clock: Clock;
  ledger: Ledger;
  translators: Translators;
  secret: string;
  organiserEmail: string;
  /** Called after a commit that may have made messages due. */
  committed(): void;
}

/** The public pages' host, answered from the domain. */
export function webHost(parts: WebParts): WebHost {
  const { store, clock, translators, secret, organiserEmail } = parts;
  return {
    translators,
    async lookAtAnswer(token) {
      const link = readAnswerToken(secret, token, clock.system());
      return link ? look(parts, store.db, token, link) : { state: 'unknown' };
    },
    async confirmAnswer(token, given) {
      const link = readAnswerToken(secret, token, clock.system());
      if (!link) return { state: 'unknown' };
      const view = await store.transaction((tx) => confirm(parts, tx, token, link, given));
      parts.committed();
      return view;
    },
    feed: (token) => feedContent(store.db, token, { secret, translators, organiserEmail }),
    async meetingFile(token) {
      const payload = readLink(secret, meetingLinkPurpose, token, clock.system());
      const id = typeof payload === 'string' ? undefined : payload.m;
      if (typeof id !== 'string') return null;
      const exists = await store.db.meeting.count({ where: { id } });
      if (exists === 0) return null;
      const meeting = await loadMeeting(store.db, id);
      return {
        name: referenceOf(meeting).toLowerCase(),
        content: singleMeetingFile(meeting, organiserEmail),
      };
    },
  };
}

async function look(parts: WebParts, tx: Transaction, token: string, link: AnswerLink): Promise<AnswerView> {
  const view = await invitationView(tx, parts.translators, link.invitationId, parts.clock.now());
  if (!view) return { state: 'unknown' };
  const sheet = sheetOf(view, link);
  if (view.state !== 'open') return { state: view.state, sheet };
  if (
    link.version !== view.meeting.version &&
    view.meeting.version > link.version &&
    (await dateChangedSince(tx, view, link))
  )
    return { state: 'superseded', sheet };
  const used = await tx.usedAnswerLink.count({ where: { token } });
  return { state: used > 0 ? 'used' : 'open', sheet };
}

/** A place that changed does not make a link old; a new date does (answers were reset). */
async function dateChangedSince(tx: Transaction, view: InvitationView, link: AnswerLink): Promise<boolean> {
  const moves = await tx.auditEvent.findMany({
    where: {
      subjectType: 'meeting',
      subjectId: view.meeting.id,
      act: { in: ['meeting.moved', 'meeting.updated'] },
    },
    orderBy: { id: 'asc' },
    select: { act: true },
  });
  return moves.slice(Math.max(0, link.version - 1)).some(({ act }) => act === 'meeting.moved');
}

async function confirm(
  parts: WebParts,
  tx: Transaction,
  token: string,
  link: AnswerLink,
  given: Parameters<WebHost['confirmAnswer']>[1],
): Promise<AnswerView> {
  // One confirmation at a time for a link, so that a double press counts once.
  await tx.$queryRaw`SELECT id FROM "Invitation" WHERE id = ${link.invitationId}::uuid FOR UPDATE`;
  const before = await look(parts, tx, token, link);
  if (before.state === 'unknown' || before.state === 'expired') return before;
  if (before.state === 'cancelled' || before.state === 'over') return before;
  const { sheet } = before;
  if (given.seen !== sheet.seen) return { state: 'stale', sheet };
  const substitute = sheet.substitutes.find(({ id }) => id === given.substitute);
  if (given.answer === 'substitute' && !substitute) return { state: 'incomplete', sheet };
  const view = await invitationView(tx, parts.translators, link.invitationId, parts.clock.now());
  if (!view) return { state: 'unknown' };
  const acting = await actingByMail(tx, view.personId, parts.clock.now(), parts.ledger);
  const outcome = await giveAnswer(acting, {
    meetingId: view.meeting.id,
    personId: view.personId,
    answer: given.answer,
    substituteId: given.answer === 'substitute' ? substitute?.id : undefined,
    reason: given.reason,
  });
  if (outcome.state !== 'recorded') {
    const t = parts.translators[view.locale];
    const reason = t(`meeting.answer.${outcome.state}`, { title: view.meeting.title, when: view.when });
    return { state: 'refused', sheet, reason };
  }
  await tx.usedAnswerLink.createMany({
    data: { token, usedAt: toDate(parts.clock.system()) },
    skipDuplicates: true,
  });
  const after = await invitationView(tx, parts.translators, link.invitationId, parts.clock.now());
  return after ? { state: 'recorded', sheet: sheetOf(after, link) } : { state: 'unknown' };
}

function sheetOf(view: InvitationView, link: AnswerLink): AnswerSheet {
  const { meeting } = view;
  return {
    locale: view.locale,
    person: view.person,
    meeting: { title: meeting.title, when: view.when, place: meeting.place, videoLink: meeting.videoLink },
    asked: link.answer,
    current: view.current,
    currentSubstitute: view.currentSubstitute,
    substitutes: view.substitutes,
    seen: view.seen,
  };
}
