/** The parts that cards about a series are made of. */
import type { Block, CommandButton, Field } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { answerOf, takesPart } from '../names.ts';
import { ahead, type Occurrence, type SeriesWithMeetings } from './series.ts';

/** Which committee of whom, where, and the link. */
export function seriesFields(series: SeriesWithMeetings, t: Translator): Field[] {
  const { label, organisation } = series.committee;
  const fields: Field[] = [{ label: t('meeting.field.committee'), value: `${label} · ${organisation.name}` }];
  if (series.place) fields.push({ label: t('meeting.field.place'), value: series.place });
  if (series.videoLink)
    fields.push({
      label: t('meeting.field.videoLink'),
      value: [{ link: series.videoLink, label: t('meeting.field.join') }],
    });
  return fields;
}

/** The occurrences ahead that a person takes part in. */
export function theirsAhead(
  series: SeriesWithMeetings,
  personId: string,
  now: Temporal.Instant,
): Occurrence[] {
  return ahead(series, now).filter((one) => takesPart(one, personId));
}

/** « Votre réponse pour toutes les dates : Je viens. », when it is the same for all of them; else null. */
export function commonAnswerLine(occurrences: readonly Occurrence[], personId: string, t: Translator) {
  const answers = new Set(occurrences.map((one) => answerOf(one, personId)));
  const [answer] = answers;
  return answers.size === 1 && answer
    ? t.rich('meeting.series.ownAnswer', { answer: t(`meeting.answer.${answer}`) })
    : null;
}

/** One answer for all the dates, or one at a time. */
export function seriesAnswerButtons(
  series: { id: string },
  t: Translator,
  personId: string,
  main: 'present' | 'each' | null = 'present',
): CommandButton[] {
  // @keys meeting.series.answer.*
  return (['present', 'remote', 'each'] as const).map((answer) => ({
    id: `series-${answer}`,
    label: t(`meeting.series.answer.${answer}`),
    ...(answer === main ? { style: 'primary' as const } : {}),
    command: 'series answer',
    // Who was asked: read by the signed links of mails, which know no account.
    arguments: { series: series.id, answer, person: personId },
  }));
}

/** The slots a series leaves out, in one line; null when there are none ahead. */
export function leftOutLine(
  series: SeriesWithMeetings,
  today: Temporal.PlainDate,
  t: Translator,
): string | null {
  const slots = series.excluded
    .map((slot) => Temporal.PlainDateTime.from(slot))
    .filter((slot) => Temporal.PlainDate.compare(slot.toPlainDate(), today) >= 0);
  if (slots.length === 0) return null;
  const dates = slots.slice(0, 8).map((slot) => formatDate(slot, t.locale));
  return t('meeting.series.leftOut', { dates: formatList(dates, t.locale), count: slots.length });
}

export function textBlock(text: Extract<Block, { kind: 'text' }>['text']): Block {
  return { kind: 'text', text };
}
