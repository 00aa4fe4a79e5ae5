import type { CommandButton, ListItem } from '../../conversation/card.ts';
import { formatDate, formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { plainDate } from '../../time.ts';
import { keyOf } from './rate-words.ts';
import { categoryOf } from './rates.ts';
import type { Session } from './session-meant.ts';

/** « mardi 22 septembre à 14 h · Prise en main ». */
export function sessionName(
  { on, startsAt, title }: Pick<Session, 'on' | 'startsAt' | 'title'>,
  t: Translator,
): string {
  const day = formatDate(plainDate(on), t.locale, { year: false });
  const hour = startsAt && formatTime(Temporal.PlainTime.from(startsAt), t.locale);
  return [hour ? t('readiness.training.when', { day, hour }) : day, title].join(' · ');
}

/** One line: when, what, for whom, where, what is left. */
export function sessionItem(session: Session, t: Translator): ListItem {
  const { category, trainer, place, seats, seatsTaken, state } = session;
  const known = categoryOf(category);
  const detail = [
    ...(category ? [known ? t(`readiness.category.${keyOf[known]}`) : category] : []),
    ...(trainer ? [t('readiness.training.trainer', { name: trainer })] : []),
    ...(place ? [place] : []),
    state === 'held'
      ? t('readiness.training.present', { count: presentIn(session) })
      : state === 'cancelled'
        ? t('readiness.training.cancelled')
        : seats === null
          ? t('readiness.training.registered', { count: seatsTaken.length })
          : t('readiness.training.seats', { taken: seatsTaken.length, seats }),
  ];
  return {
    text: [{ bold: sessionName(session, t) }],
    detail: detail.join(' · '),
    tone: state === 'held' ? 'success' : 'neutral',
  };
}

function presentIn({ seatsTaken }: Pick<Session, 'seatsTaken'>): number {
  return seatsTaken.filter(({ state }) => state === 'present').length;
}

/** « Je m’inscris », or « Je me désinscris » for who has a seat; nothing once it is held or full. */
export function seatButton(
  { id, site, on, startsAt, state, seatsTaken }: Session,
  personId: string,
  t: Translator,
): CommandButton[] {
  const mine = seatsTaken.some((seat) => seat.personId === personId);
  if (state !== 'planned' && !(state === 'full' && mine)) return [];
  const which = mine ? 'leave' : 'join';
  return [
    {
      id: `${which}-${id}`,
      label: t(`readiness.button.${which}`),
      command: `training ${which}`,
      arguments: {
        site: site.code,
        day: plainDate(on).toString(),
        ...(startsAt && { hour: startsAt }),
      },
    },
  ];
}
