/** How minutes tell who was there, when, and how many voices could be heard. */
import { formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { Attendee, MinutesContent, Period } from './content.ts';

type Attendance = MinutesContent['attendance'];

/** @returns « Hélène Guivarc’h (jusqu’à 14 h, puis à partir de 14 h 30) »; the name alone of who was there all along */
export function attendeeLine({ name, hours, standIns }: Attendee, t: Translator): string {
  const details = [
    ...(hours.length > 0 ? [hoursLine(hours, t)] : []),
    ...standIns.map(({ by, way, from, to }) =>
      [t(`minutes.standIn.${way}`, { by }), hoursLine([{ from, to }], t)].filter(Boolean).join(' '),
    ),
  ];
  return details.length > 0 ? `${name} (${details.join(t('minutes.hours.and'))})` : name;
}

/** @returns « Hélène Guivarc’h par Marc Le Dantec (suppléance, à partir de 14 h 20) » */
export function representedLine(
  { name, by, way, hours }: Attendance['represented'][number],
  t: Translator,
): string {
  return t(`minutes.represented.${way}`, { name, by, timed: hours.length > 0, hours: hoursLine(hours, t) });
}

function hoursLine(hours: readonly Period[], t: Translator): string {
  const time = (local: string) => formatTime(Temporal.PlainDateTime.from(local), t.locale);
  return hours
    .flatMap(({ from, to }) => {
      if (from && to) return [t('minutes.hours.range', { from: time(from), to: time(to) })];
      if (from) return [t('minutes.hours.from', { from: time(from) })];
      return to ? [t('minutes.hours.to', { to: time(to) })] : [];
    })
    .join(t('minutes.hours.then'));
}

/** @returns « atteint : 8 voix présentes ou représentées sur 9, 5 requises » */
export function quorumLine({ course, ...quorum }: MinutesContent['quorum'], t: Translator): string {
  const said = { ...quorum, changed: course.length > 0 };
  if (quorum.needed === 0) return t('minutes.quorum.none', said);
  return t(quorum.represented >= quorum.needed ? 'minutes.quorum.reached' : 'minutes.quorum.missed', said);
}

/** @returns « 6 voix à 14 h 20 · 4 voix à 15 h, quorum perdu · 6 voix à 15 h 20, quorum atteint »; null when nothing changed */
export function courseLine({ course, ...quorum }: MinutesContent['quorum'], t: Translator): string | null {
  if (course.length === 0) return null;
  const reached = (voices: number) => voices >= quorum.needed;
  const changes = course.map(({ at, voices }, index) => {
    const before = course[index - 1]?.voices ?? quorum.represented;
    const turn = reached(voices) === reached(before) ? 'none' : reached(voices) ? 'reached' : 'lost';
    const time = formatTime(Temporal.PlainDateTime.from(at), t.locale);
    return t('minutes.quorum.change', { voices, time, turn });
  });
  return changes.join(' · ');
}
