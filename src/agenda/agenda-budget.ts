/** The points against the length of the meeting, and what is missing for a decision. */
import type { Block, Field } from '../conversation/card.ts';
import { formatDuration, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { agendaGaps } from './agenda-gaps.ts';
import { agendaTime } from './agenda-time.ts';

type TimedPoint = Parameters<typeof agendaTime>[0][number];
type Point = TimedPoint & Parameters<typeof agendaGaps>[0][number];

/**
 * @param points on the agenda
 * @param meetingMinutes length of the meeting
 * @param proposed what would come on top of it
 */
export function budgetBlocks(
  points: readonly Point[],
  meetingMinutes: number,
  t: Translator,
  proposed: readonly TimedPoint[] = [],
): Block[] {
  const time = agendaTime([...points, ...proposed], meetingMinutes);
  const said = (minutes: number) =>
    t('agenda.time', {
      minutes: formatDuration(minutes, t.locale),
      length: formatDuration(meetingMinutes, t.locale),
    });
  const fields: Field[] = [{ label: t('agenda.field.accepted'), value: said(time.accepted) }];
  if (time.withProposed > time.accepted)
    fields.push({ label: t('agenda.field.withProposed'), value: said(time.withProposed) });
  if (time.untimed > 0) fields.push({ label: t('agenda.field.untimed'), value: String(time.untimed) });
  const blocks: Block[] = [{ kind: 'fields', fields }];
  if (time.over > 0) {
    const count = points.filter(({ state }) => state === 'accepted').length;
    blocks.push(warning(t('agenda.over', { count, minutes: formatDuration(time.over, t.locale) })));
  }
  const gaps = agendaGaps(points.filter(({ state }) => state === 'accepted'));
  if (gaps.length > 0) blocks.push(warning(t('agenda.gaps', { points: gapWords(gaps, t) })));
  return blocks;
}

function gapWords(gaps: ReturnType<typeof agendaGaps>, t: Translator): string {
  return formatList(
    gaps.map(({ place, gaps: missing }) =>
      t('agenda.gap', {
        place,
        missing: formatList(
          missing.map((gap) => t(`agenda.gap.${gap}`)),
          t.locale,
        ),
      }),
    ),
    t.locale,
  );
}

function warning(text: string): Block {
  return { kind: 'notice', tone: 'warning', text };
}
