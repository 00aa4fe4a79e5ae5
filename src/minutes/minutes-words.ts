/** How minutes name what stands in them. */
import { formatDateTime, formatDateTimeRange, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type {
  MinutesAction,
  MinutesConsultation,
  MinutesContent,
  MinutesDecision,
  MinutesItem,
} from './content.ts';

/** @param day `2026-10-02` @returns « 02/10/2026 », for tables */
export function shortDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** @returns « mardi 22 septembre 2026, de 14 h 05 à 16 h »: when it was really held; when it should have been, if it was not opened */
export function heldLine(content: MinutesContent, t: Translator): string {
  const moment = (local: string) => Temporal.PlainDateTime.from(local);
  if (content.kind === 'notOpened') return formatDateTime(moment(content.promised.start), t.locale);
  return formatDateTimeRange(moment(content.openedAt), moment(content.closedAt), t.locale);
}

/** @returns what was not an ordinary session: one that decided nothing, one that was not opened; null of any other */
export function kindLine({ kind, closedAt }: MinutesContent, t: Translator): string | null {
  if (kind === 'deliberative') return null;
  const time = formatTime(Temporal.PlainDateTime.from(closedAt), t.locale);
  return t(`minutes.kind.${kind}`, { time });
}

/** @returns « La convocation n’était pas partie. »; null when it had left */
export function conveningLine({ convened }: MinutesContent, t: Translator): string | null {
  return convened ? null : t('minutes.notConvened');
}

/** @returns « COPIL n°3 · mardi 20 octobre 2026 à 14 h » */
export function meetingLine({ title, start }: { title: string; start: string }, t: Translator): string {
  return `${title} · ${formatDateTime(Temporal.PlainDateTime.from(start), t.locale)}`;
}

/** @returns what stands in the place of the notes of a point, a paragraph each */
export function paragraphsOf({ summary }: MinutesItem): string[] {
  return (summary ?? '').split('\n').filter((one) => one.trim() !== '');
}

/** @returns « Correction n°1 demandée par Bruno Tanguy : … » */
export function amendmentLine(
  { number, text, askedBy }: MinutesContent['amendments'][number],
  t: Translator,
): string {
  return t('minutes.amendment', { number, text, named: askedBy !== null, name: askedBy ?? '' });
}

/** @returns « 8/0/1 », as a table of decisions gives it; empty without a vote */
export function votesOf({ votes }: MinutesDecision, t: Translator): string {
  if (!votes) return '';
  const counted = `${votes.inFavour}/${votes.against}/${votes.abstentions}`;
  return votes.castingVote ? t('minutes.votes.casting', { votes: counted }) : counted;
}

/** @returns « Démarrer l’IME le 06/10 (sous réserve de confirmation jusqu’au 29/09/2026) » */
export function decisionText(decision: MinutesDecision, t: Translator): string {
  const marks = [
    ...(decision.state === 'adopted' || decision.state === 'applied'
      ? []
      : [t(`minutes.decisionState.${decision.state}`)]),
    ...(decision.supersedes ? [t('minutes.decision.supersedes', { number: decision.supersedes })] : []),
    ...(decision.reservedUntil
      ? [t('minutes.decision.reserved', { day: shortDay(decision.reservedUntil) })]
      : []),
  ];
  return marks.length > 0 ? `${decision.text} (${marks.join(', ')})` : decision.text;
}

/** @returns « Poser 4 bornes · Karim Benhaddou · 02/10/2026 » */
export function actionLine({ text, owner, dueOn }: MinutesAction): string {
  return [text, owner, shortDay(dueOn)].filter(Boolean).join(' · ');
}

/** @returns « adoptée par écrit : décision D-2026-003 · 6 pour · 2 contre · 1 abstention » */
export function consultationOutcomeLine(consultation: MinutesConsultation, t: Translator): string {
  const { outcome, votes, given, voices, decision } = consultation;
  const ended = t(`minutes.consultation.${outcome}`, { given, voices, decision: decision ?? '' });
  return given === 0 ? ended : [ended, t('minutes.consultation.votes', votes)].join(' · ');
}

/** @returns « décision · présenté par Yann Kerbrat · 14 h 05 à 14 h 20 » */
export function itemDetail(item: MinutesItem, t: Translator): string {
  const time = (local: string) => formatTime(Temporal.PlainDateTime.from(local), t.locale);
  return [
    t(`minutes.purpose.${item.purpose}`),
    ...(item.presenter ? [t('minutes.item.presenter', { name: item.presenter })] : []),
    ...(item.guests.length > 0 ? [t('minutes.item.guests', { names: item.guests.join(', ') })] : []),
    ...(item.startedAt && item.endedAt && item.startedAt !== item.endedAt
      ? [t('minutes.item.time', { start: time(item.startedAt), end: time(item.endedAt) })]
      : []),
  ].join(' · ');
}

/** @returns « Délais : nuages, signature en retard. Mesure : relance. » */
export function weatherLine(reading: MinutesContent['weather'][number], t: Translator): string {
  const what = reading.axis === 'site' ? (reading.site ?? '') : t(`minutes.axis.${reading.axis}`);
  const line = t('minutes.weatherLine', { what, value: t(`minutes.weather.${reading.value}`) });
  const remedy = reading.remedy ? t('minutes.remedy', { remedy: reading.remedy }) : null;
  return [line, reading.comment, remedy].filter(Boolean).join(' · ');
}

export function riskLine(risk: MinutesContent['risks'][number], t: Translator): string {
  const line = t('minutes.riskLine', { ...risk, state: t(`minutes.riskState.${risk.state}`) });
  return risk.comment ? `${line} · ${risk.comment}` : line;
}
