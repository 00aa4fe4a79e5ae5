import type { Block, Card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { isLead } from '../../people/leads.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { startOf } from '../meeting.ts';
import { vendorsAmong } from './attendees.ts';
import { obstaclesFor } from './plan-series.ts';
import { ahead, heldOf, peopleOfSeries, type SeriesWithMeetings } from './series.ts';
import { seriesFields, textBlock } from './series-card.ts';
import { datesBlock, rhythmLine, seriesRhythm, skippedLine, spanWords } from './series-words.ts';
import { agreementLine } from './vendor-agreement.ts';
import { whySkipped } from './why-skipped.ts';

/** After the confirmation: what was held, and who was asked. */
export async function scheduledSeriesCard(turn: DomainTurn, series: SeriesWithMeetings): Promise<Card> {
  const { t } = turn;
  const people = peopleOfSeries(series.meetings);
  const vendors = await vendorsAmong(turn.tx, series.committeeId, people);
  const held = heldOf(series);
  return {
    heading: t('meeting.series.heading.invitation', { title: series.title }),
    blocks: [
      textBlock([{ bold: rhythmLine(series, t) }]),
      textBlock(spanWords(series, t)),
      textBlock(t('meeting.series.scheduled.invitations', { count: people.length })),
      ...(vendors.length > 0 ? [textBlock(t('meeting.series.scheduled.vendor'))] : []),
    ],
    footer: t('meeting.series.scheduled.footer', {
      first: held[0] ? `${held[0].committee.code}-${held[0].number}` : '',
      last: held.at(-1) ? `${held.at(-1)?.committee.code}-${held.at(-1)?.number}` : '',
    }),
  };
}

/** One series as its committee sees it: rhythm, next dates, what it leaves out and why, the vendor's word, conflicts that came later. */
export async function seriesBlocks(turn: DomainTurn, series: SeriesWithMeetings): Promise<Block[]> {
  const { t } = turn;
  const coming = ahead(series, turn.now);
  const left = await leftOut(turn, series);
  const conflicts = await laterConflicts(turn, series);
  return [
    textBlock([{ bold: series.title }, ` · ${seriesRhythm(series, t)}`]),
    textBlock(spanWords(series, t)),
    { kind: 'fields', fields: seriesFields(series, t) },
    ...datesBlock(coming, turn.actor.id, t),
    ...(left.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('meeting.series.preview.skipped'),
            items: left.map((text) => ({ text })),
          },
        ]
      : []),
    ...conflicts.map((text) => ({ kind: 'notice' as const, tone: 'warning' as const, text })),
    ...(series.agreement === 'notAsked' ? [] : [textBlock(agreementLine(series, t))]),
    ...endButton(turn, series, coming.length > 0),
  ];
}

/** The slots left out that lie ahead, with today's reason; an exception asked for has no other. */
async function leftOut(turn: DomainTurn, series: SeriesWithMeetings): Promise<string[]> {
  const obstacles = await obstaclesFor(turn.tx, series.committee, []);
  const today = turn.now.toZonedDateTimeISO(series.timeZone).toPlainDate();
  const never = series.excluded.map((slot) => Temporal.PlainDateTime.from(slot));
  const cancelled = series.meetings
    .filter(({ state }) => state === 'cancelled')
    .map((one) => startOf(one).toPlainDateTime());
  const isAhead = (slot: Temporal.PlainDateTime) =>
    Temporal.PlainDate.compare(slot.toPlainDate(), today) >= 0;
  return [
    ...never
      .filter(isAhead)
      .map((slot) =>
        skippedLine(slot, whySkipped(slot, obstacles, turn.locale) ?? { code: 'exception' }, turn.t),
      ),
    ...cancelled
      .filter(isAhead)
      .map((date) => turn.t('meeting.series.cancelledLine', { date: formatDate(date, turn.locale) })),
  ];
}

/** A freeze or a closure declared after the series was made: nothing moves by itself, the leads are shown. */
async function laterConflicts(turn: DomainTurn, series: SeriesWithMeetings): Promise<string[]> {
  const obstacles = { ...(await obstaclesFor(turn.tx, series.committee, [])), taken: new Set<string>() };
  return ahead(series, turn.now).flatMap((one) => {
    const start = startOf(one).toPlainDateTime();
    const reason = whySkipped(start, obstacles, turn.locale);
    const reference = `${one.committee.code}-${one.number}`;
    return reason
      ? [turn.t('meeting.series.conflict', { line: skippedLine(start, reason, turn.t), reference })]
      : [];
  });
}

function endButton(turn: DomainTurn, series: SeriesWithMeetings, open: boolean): Block[] {
  const memberships = series.meetings[0]?.committee.memberships ?? [];
  const mine = memberships.find(({ personId }) => personId === turn.actor.id);
  if (!open || !mine || !(isLead(mine.roles) || mine.roles.includes('PRES'))) return [];
  return [
    {
      kind: 'actions',
      buttons: [
        {
          id: `end-${series.id}`,
          label: turn.t('meeting.series.end.button'),
          command: 'series end',
          arguments: { committee: series.committee.code, series: series.id },
        },
      ],
    },
  ];
}
