import type { AnswerSheet, AnswerView, WebHost } from '../../adapters/web/host.ts';
import { readLink } from '../calendar/signed-links.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { confirmOpinion, lookAtOpinion } from '../deployments/calendar/versions/opinion-by-link.ts';
import { confirmByLink, lookByLink } from '../meetings/answer-by-link.ts';
import type { AnswerLink } from '../meetings/answer-link.ts';
import type { InvitationView } from '../meetings/answer-sheet.ts';
import { feedContent } from '../meetings/feed-content.ts';
import { loadMeeting, referenceOf } from '../meetings/meeting.ts';
import { singleMeetingFile } from '../meetings/meeting-calendar.ts';
import { loadSeries } from '../meetings/series/series.ts';
import { confirmSeries, lookAtSeries } from '../meetings/series/series-by-link.ts';
import { sharedSeriesFile } from '../meetings/series/series-calendar.ts';
import { confirmPoll, lookAtPoll } from '../polls/poll-by-link.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { Clock } from '../time.ts';
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
      const opened = await lookByLink(store.db, parts, token);
      return opened
        ? { state: opened.state, sheet: sheetOf(opened.view, opened.link) }
        : { state: 'unknown' };
    },
    async confirmAnswer(token, given) {
      const done = await store.transaction((tx) => confirmByLink(tx, parts, token, given));
      parts.committed();
      if (!done) return { state: 'unknown' };
      const sheet = sheetOf(done.view, done.link);
      const view: AnswerView =
        done.state === 'refused'
          ? { state: 'refused', sheet, reason: done.reason }
          : { state: done.state, sheet };
      return view;
    },
    lookAtSeries: (token) => lookAtSeries(store.db, parts, token),
    async confirmSeries(token, given) {
      const sheet = await store.transaction((tx) => confirmSeries(tx, parts, token, given));
      parts.committed();
      return sheet;
    },
    lookAtOpinion: (token) => lookAtOpinion(store.db, parts, token),
    async confirmOpinion(token, given) {
      const sheet = await store.transaction((tx) => confirmOpinion(tx, parts, token, given));
      parts.committed();
      return sheet;
    },
    lookAtPoll: (token) => lookAtPoll(store.db, parts, token),
    async confirmPoll(token, given) {
      const sheet = await store.transaction((tx) => confirmPoll(tx, parts, token, given));
      parts.committed();
      return sheet;
    },
    feed: (token) => feedContent(store.db, token, { secret, translators, organiserEmail }),
    async meetingFile(token) {
      const payload = readLink(secret, meetingLinkPurpose, token, clock.system());
      const id = typeof payload === 'string' ? undefined : payload.m;
      if (typeof id !== 'string') return null;
      const exists = await store.db.meeting.count({ where: { id } });
      if (exists === 0) return seriesFile(store.db, id, organiserEmail);
      const meeting = await loadMeeting(store.db, id);
      return {
        name: referenceOf(meeting).toLowerCase(),
        content: singleMeetingFile(meeting, organiserEmail),
      };
    },
  };
}

/** The address of a series is of the same kind as a meeting's. */
async function seriesFile(tx: Transaction, id: string, organiserEmail: string) {
  const exists = await tx.meetingSeries.count({ where: { id } });
  if (exists === 0) return null;
  const series = await loadSeries(tx, id);
  return { name: series.committee.code.toLowerCase(), content: sharedSeriesFile(series, organiserEmail) };
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
