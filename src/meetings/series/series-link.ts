import { readLink, signLink } from '../../calendar/signed-links.ts';

const purpose = 'series';
const acts = ['present', 'remote', 'agree', 'counter'] as const;

/** What a button of a mail about a series asks for. */
export type SeriesAct = (typeof acts)[number];

export interface SeriesLink {
  seriesId: string;
  personId: string;
  act: SeriesAct;
}

/** @returns a token for `/series/<token>`; it outlives the series, the page says so. */
export function seriesToken(secret: string, { seriesId, personId, act }: SeriesLink): string {
  return signLink(secret, purpose, { s: seriesId, p: personId, a: act });
}

/** @param now system instant. @returns null for anything that is not ours */
export function readSeriesToken(secret: string, token: string, now: Temporal.Instant): SeriesLink | null {
  const payload = readLink(secret, purpose, token, now);
  if (typeof payload === 'string') return null;
  const { s, p, a } = payload;
  const act = acts.find((one) => one === a);
  return typeof s === 'string' && typeof p === 'string' && act ? { seriesId: s, personId: p, act } : null;
}

/** @returns what a button of a series card asks for, where a mail can carry it; null for every other button */
export function seriesActOf(command: string, given: Record<string, string>): SeriesLink | null {
  const { series: seriesId, person: personId, answer } = given;
  if (!seriesId || !personId) return null;
  const act =
    command === 'series agree'
      ? 'agree'
      : command === 'series counter'
        ? 'counter'
        : command === 'series answer'
          ? acts.find((one) => one === answer)
          : undefined;
  return act ? { seriesId, personId, act } : null;
}
