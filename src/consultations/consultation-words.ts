/** A consultation and its votes in words. */
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { spaceWords } from '../people/space-words.ts';
import type { VoteChoice } from '../store/generated/enums.ts';
import { toInstant } from '../time.ts';
import { type Consultation, deadlineOf } from './consultation.ts';
import { votesNeeded } from './ending.ts';
import { consultationMessages } from './messages.ts';

/** This room's sentences for what copil writes by itself. */
export const wordsOfSpace = spaceWords(consultationMessages);

/** @returns « 6 pour · 2 contre · 1 abstention », with those who wanted to discuss it */
export function voteLine({ count }: Pick<Consultation, 'count'>, t: Translator): string {
  const { inFavour, against, abstentions, discuss } = count;
  return t('consultation.votes', { inFavour, against, abstentions, discuss });
}

/** @returns « 4 votes sur 9, il en faut 5 »: how many have voted, never what they said */
export function counterLine({ count, quorumNeeded }: Consultation, t: Translator): string {
  const { given, voices, discuss } = count;
  return t('consultation.counter', { given, voices, needed: votesNeeded(quorumNeeded), discuss });
}

/** @returns « vendredi 25 septembre 2026 à 18 h » */
export function deadlineLine(consultation: Consultation, t: Translator): string {
  return formatDateTime(deadlineOf(consultation), t.locale);
}

/** @returns « vendredi 25 septembre 2026 à 18 h »: when it ended, or its last moment while its votes are counted */
function endLine(consultation: Consultation, t: Translator): string {
  const { closedAt, committee } = consultation;
  if (!closedAt) return deadlineLine(consultation, t);
  return formatDateTime(toInstant(closedAt).toZonedDateTimeISO(committee.timeZone), t.locale);
}

/**
 * Why a vote that came too late was not counted.
 *
 * @param said what they had voted in time, which stands
 */
export function uncountedLine(consultation: Consultation, said: VoteChoice | null, t: Translator): string {
  return t('consultation.uncounted', {
    end: endLine(consultation, t),
    withdrawn: String(consultation.state === 'withdrawn'),
    said: said && consultation.state !== 'withdrawn' ? 'yes' : 'no',
    choice: said ? t(`consultation.said.${said}`) : '',
  });
}

/** Why nothing was changed about it: it is over, or still under way. */
export function unchangedLine(consultation: Consultation, t: Translator): string {
  const { number, state } = consultation;
  const key = state === 'open' ? 'consultation.unchanged.open' : 'consultation.unchanged';
  return t(key, { number, end: endLine(consultation, t), withdrawn: String(state === 'withdrawn') });
}
