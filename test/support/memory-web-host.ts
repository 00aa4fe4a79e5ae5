import type { Answer, AnswerSheet, AnswerView, GivenAnswer, WebHost } from '../../adapters/web/host.ts';
import { webMessages } from '../../adapters/web/messages.ts';
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts';
import { calendarFile } from '../../src/calendar/calendar-file.ts';
import { feedToken, isFeedToken, readLink, signLink } from '../../src/calendar/signed-links.ts';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import type { Locale } from '../../src/conversation/language.ts';

const secret = 'a secret for tests, long enough';

/** One meeting, one invited person and their links, in memory: what the pages’ host promises, in its smallest form. */
export function memoryWebHost(locale: Locale = 'fr') {
  const state = {
    version: 1,
    meeting: 'planned' as 'planned' | 'cancelled' | 'over',
    title: 'COPIL DUI n°2',
    person: 'Hélène Guivarc’h',
    when: 'mardi 22 septembre 2026, de 14 h à 16 h',
    current: null as Answer | null,
    currentSubstitute: null as string | null,
    reason: null as string | null,
    recordings: 0,
    used: new Set<string>(),
    generation: 1,
    system: Temporal.Instant.from('2026-09-01T09:00:00Z'),
  };
  const substitutes = [
    { id: 'marc', name: 'Marc Le Dantec' },
    { id: 'ines', name: 'Inès Kerjean' },
  ];
  const sheet = (asked: Answer): AnswerSheet => ({
    locale,
    person: state.person,
    meeting: {
      title: state.title,
      when: state.when,
      place: 'Siège de l’AGLA, salle Surcouf',
      videoLink: 'https://visio.example/copil-2',
    },
    asked,
    current: state.current,
    currentSubstitute: state.currentSubstitute,
    substitutes,
    seen: `${state.version}.${state.recordings}`,
  });

  function look(token: string): AnswerView {
    const link = readLink(secret, 'answer', token, state.system);
    if (link === 'bad') return { state: 'unknown' };
    if (link === 'expired') return { state: 'expired', locale };
    const shown = sheet(link.answer as Answer);
    if (state.meeting !== 'planned') return { state: state.meeting, sheet: shown };
    if (link.version !== state.version) return { state: 'superseded', sheet: shown };
    return { state: state.used.has(token) ? 'used' : 'open', sheet: shown };
  }

  function confirm(token: string, { answer, substitute, reason, seen }: GivenAnswer): AnswerView {
    const view = look(token);
    if (!('sheet' in view) || state.meeting !== 'planned') return view;
    if (seen !== view.sheet.seen) return view.state === 'open' ? { state: 'stale', sheet: view.sheet } : view;
    const chosen = substitutes.find(({ id }) => id === substitute);
    if (answer === 'substitute' && !chosen) return { state: 'incomplete', sheet: view.sheet };
    state.current = answer;
    state.currentSubstitute = answer === 'substitute' ? (chosen?.name ?? null) : null;
    state.reason = reason ?? null;
    state.recordings += 1;
    state.used.add(token);
    return { state: 'recorded', sheet: sheet(view.sheet.asked) };
  }

  const event: CalendarEvent = {
    uid: 'copil-2@copil.example',
    sequence: 0,
    startsLocal: Temporal.PlainDateTime.from('2026-09-22T14:00'),
    timeZone: 'Europe/Paris',
    durationMinutes: 120,
    title: state.title,
    organiser: { name: 'COPIL', email: 'copil@agla.example' },
    attendees: [],
    status: 'CONFIRMED',
    createdAt: Temporal.Instant.from('2026-09-01T07:00:00Z'),
    stampedAt: Temporal.Instant.from('2026-09-01T07:05:00Z'),
  };
  const content = () =>
    calendarFile({ method: 'PUBLISH', name: 'COPIL', events: [{ ...event, title: state.title }] });

  const host: WebHost = {
    translators: createTranslators([webMessages]),
    lookAtAnswer: async (token) => look(token),
    confirmAnswer: async (token, given) => confirm(token, given),
    lookAtSeries: async () => null,
    confirmSeries: async () => null,
    lookAtOpinion: async () => null,
    confirmOpinion: async () => null,
    lookAtPoll: async () => null,
    confirmPoll: async () => null,
    feed: async (token) =>
      isFeedToken(secret, token, 'feed-1', state.generation)
        ? { name: 'Agenda d’Hélène', content: content() }
        : null,
    meetingFile: async (token) =>
      typeof readLink(secret, 'meeting', token, state.system) === 'string'
        ? null
        : { name: 'copil-2', content: content() },
  };
  return {
    host,
    state,
    answerLink: (answer: Answer, expiresAt?: Temporal.Instant) =>
      `/answer/${signLink(secret, 'answer', { answer, version: state.version }, expiresAt)}`,
    feedLink: () => `/calendar/${feedToken(secret, 'feed-1', state.generation)}.ics`,
    meetingLink: () => `/meeting/${signLink(secret, 'meeting', { id: '0199' })}.ics`,
  };
}
