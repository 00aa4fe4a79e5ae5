import type { StoryAct } from '../story-act.ts';

/**
 * The secretary goes on from point to point.
 *
 * @param day of the session
 * @param hours when each next point begins
 */
export function pointByPoint(day: string, hours: readonly string[]): StoryAct[] {
  return hours.flatMap((hour): StoryAct[] => [
    { clock: `${day}T${hour}` },
    { as: 'ines', say: 'suivant', see: ['Point en cours', 'Temps'], brief: true },
  ]);
}
