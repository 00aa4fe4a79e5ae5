import { formatDate, formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { toInstant } from '../time.ts';
import type { MinutesInHand } from './minutes.ts';

type Standing = Pick<
  MinutesInHand,
  'state' | 'version' | 'sentAt' | 'versionSentAt' | 'locksAt' | 'approval' | 'approvedAt'
> & {
  meeting: Pick<MinutesInHand['meeting'], 'timeZone'>;
};

/** @returns « Version 2 · diffusée le 24 septembre 2026 · approuvé tacitement le 29 septembre 2026 » */
export function standingLine(minutes: Standing, t: Translator): string {
  const { version } = minutes;
  const day = (date: Date | null) =>
    date === null ? '' : formatDate(localMoment(date, minutes), t.locale, { weekday: false });
  if (minutes.state === 'draft') return t('minutes.standing.draft', { version });
  // Of this version: the first may have left days before.
  if (minutes.state === 'sent')
    return t('minutes.standing.sent', { version, day: day(minutes.versionSentAt ?? minutes.sentAt) });
  const approval = minutes.approval ?? 'tacit';
  return t(`minutes.standing.${approval}`, { version, day: day(minutes.approvedAt) });
}

/** @returns « mardi 29 septembre 2026 à 18 h »: when silence approves; empty before they are sent */
export function lockLine(minutes: Standing, t: Translator): string {
  return minutes.locksAt ? formatDateTime(localMoment(minutes.locksAt, minutes), t.locale) : '';
}

function localMoment(date: Date, { meeting }: Pick<Standing, 'meeting'>): Temporal.PlainDateTime {
  return toInstant(date).toZonedDateTimeISO(meeting.timeZone).toPlainDateTime();
}

/** @returns « Erratum n°1, 12 octobre 2026 : … », one line each */
export function errataLines(minutes: Pick<MinutesInHand, 'errata' | 'meeting'>, t: Translator): string[] {
  return minutes.errata.map(({ number, text, addedAt }) => {
    const day = formatDate(localMoment(addedAt, minutes), t.locale, { weekday: false });
    return t('minutes.erratum', { number, text, day });
  });
}
