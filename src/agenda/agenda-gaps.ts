/** What a point still needs before a committee can decide on it. */
export type Gap = 'minutes' | 'presenter';

interface Point {
  place: number;
  origin: string;
  purpose: string;
  minutes: number | null;
  presenterId: string | null;
}

/** @returns the points for a decision that do not say how long they take, or who presents them; standing ones need no presenter */
export function agendaGaps(items: readonly Point[]): { place: number; gaps: Gap[] }[] {
  return items
    .filter(({ origin, purpose }) => origin !== 'template' && ['decision', 'arbitration'].includes(purpose))
    .map(({ place, minutes, presenterId }) => ({
      place,
      gaps: [
        ...(minutes === null ? (['minutes'] as const) : []),
        ...(presenterId === null ? (['presenter'] as const) : []),
      ],
    }))
    .filter(({ gaps }) => gaps.length > 0);
}
