import type { Card } from '../../conversation/card.ts';
import type { Composed } from '../../delivery/ledger.ts';
import { firstPost } from '../../delivery/look-up.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import type { MeetingComposer, MeetingContext } from '../messages/composer.ts';
import { wasNeverTold } from '../never-told.ts';
import { ahead, loadSeries, type SeriesWithMeetings } from './series.ts';
import { seriesCalendarFile } from './series-calendar.ts';
import {
  commonAnswerLine,
  leftOutLine,
  seriesAnswerButtons,
  seriesFields,
  textBlock,
  theirsAhead,
} from './series-card.ts';
import { datesBlock, rhythmLine, seriesRhythm, spanWords } from './series-words.ts';

/** M01 of a series: all its dates in one card, one answer for all of them (4.4b). */
export const seriesInvitation: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  if (!context.redraw && (series.state === 'cancelled' || !hasDates(context, series))) return null;
  return invitation(context, series);
};

/** The calendar invitation by mail beside the chat message: one event that repeats, with its exceptions (C13). */
export const seriesCalendarMail: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  const unheard = await wasNeverTold(context.tx, delivery);
  if (unheard && series.state === 'cancelled') return null;
  if (series.sequence === 0 || unheard) return hasDates(context, series) ? invitation(context, series) : null;
  return ended(context, series, delivery);
};

/** The committee's channels: the rhythm and the dates; answers are given in private. */
export const seriesSummary: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  if (series.state === 'cancelled' && !context.redraw) return null;
  const { t } = context;
  return {
    card: {
      heading: headingOf(series, context),
      blocks: [
        textBlock([{ bold: rhythmLine(series, t) }]),
        textBlock(spanWords(series, t)),
        { kind: 'fields', fields: seriesFields(series, t) },
        ...datesBlock(ahead(series, context.now), null, t),
      ],
    },
  };
};

/** A series that stops: the fact, the reason, what is still held. Who never heard of it need not hear that it ends. */
export const seriesEnded: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  if (await wasNeverTold(context.tx, delivery))
    return series.state === 'cancelled' ? null : invitation(context, series);
  return ended(context, series, delivery);
};

export const seriesEndedPost: MeetingComposer = async (context, delivery) => {
  const series = await loadSeries(context.tx, delivery.subjectId);
  const subject = { type: 'series', id: series.id };
  const post = { rule: 'SUMMARY', channelId: delivery.recipientId };
  const threadOf = await firstPost(context.tx, subject, post);
  return { ...(threadOf && { threadOf }), card: endedCard(context, series, delivery) };
};

/** Who left again before the morning has no date to hear of. */
function hasDates({ personId, now }: MeetingContext, series: SeriesWithMeetings): boolean {
  return theirsAhead(series, personId ?? '', now).length > 0;
}

function invitation(context: MeetingContext, series: SeriesWithMeetings): Composed {
  const { t, now } = context;
  const personId = context.personId ?? '';
  const occurrences = theirsAhead(series, personId, now);
  const answered = commonAnswerLine(occurrences, personId, t);
  const leftOut = leftOutLine(series, now.toZonedDateTimeISO(series.timeZone).toPlainDate(), t);
  const open = occurrences.length > 0;
  const card: Card = {
    heading: headingOf(series, context),
    blocks: [
      textBlock([{ bold: rhythmLine(series, t) }]),
      textBlock(spanWords(series, t)),
      { kind: 'fields', fields: seriesFields(series, t) },
      ...datesBlock(occurrences, personId, t),
      ...(leftOut ? [textBlock(leftOut)] : []),
      ...(answered ? [{ kind: 'notice' as const, tone: 'success' as const, text: answered }] : []),
      ...(open ? [textBlock(t(answered ? 'meeting.series.change' : 'meeting.series.ask'))] : []),
    ],
    actions: open ? seriesAnswerButtons(series, t, personId) : [],
  };
  const subject = t('meeting.series.mailSubject', {
    title: series.title,
    rhythm: seriesRhythm(series, t),
    span: spanWords(series, t),
  });
  return { ...withSeriesFile(context, series, card), subject };
}

function ended(context: MeetingContext, series: SeriesWithMeetings, delivery: MessageDelivery): Composed {
  const composed = withSeriesFile(context, series, endedCard(context, series, delivery));
  return { ...composed, subject: headingOf(series, context) };
}

function endedCard(context: MeetingContext, series: SeriesWithMeetings, delivery: MessageDelivery): Card {
  const { t } = context;
  const { reason } = delivery.parameters as { reason?: string };
  const left = ahead(series, context.now);
  return {
    heading: headingOf(series, context),
    blocks: [
      textBlock(t(left.length > 0 ? 'meeting.series.ended.later' : 'meeting.series.ended.now')),
      ...(reason ? [textBlock(t('meeting.cancelled.reason', { reason }))] : []),
      ...datesBlock(left, context.personId, t),
    ],
  };
}

function headingOf(series: SeriesWithMeetings, { t }: MeetingContext): string {
  const state = series.state === 'active' ? 'invitation' : series.state;
  // @keys meeting.series.heading.*
  return t(`meeting.series.heading.${state}`, { title: series.title });
}

/** Adds the .ics of the series: a file and a link where there is chat, an iTIP part where there is mail. */
function withSeriesFile(context: MeetingContext, series: SeriesWithMeetings, card: Card): Composed {
  const { t, host } = context;
  const { method, content } = seriesCalendarFile(series, context.personId, host.organiserEmail);
  const file = {
    name: `${series.committee.code.toLowerCase()}.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
    content,
    label: t(method === 'CANCEL' ? 'meeting.file.remove' : 'meeting.file.label'),
  };
  const link = { link: host.fileLink(series.id), label: t('meeting.file.link') };
  return {
    card: { ...card, files: [file], ...(method === 'CANCEL' ? {} : { footer: [link] }) },
    calendar: { ...file, method },
  };
}
