/** Several difficulties that say the same are one matter: one remedy is proposed for the group (C44). */
import type { Difficulty } from '../../store/generated/client.ts';
import type { RemedyKind } from '../../store/generated/enums.ts';
import { waitingStates } from '../difficulty.ts';

type Sorted = Pick<Difficulty, 'number' | 'category' | 'team' | 'state' | 'siteId'>;

/** From this number on they are one matter. */
const smallestGroup = 2;
/** From this number on people are brought together rather than handed a sheet. */
const meetingFrom = 10;

export interface Group<D extends Sorted> {
  siteId: string;
  category: string;
  team: string | null;
  /** The lowest number first: it stands for the group where one is named. */
  difficulties: D[];
  suggests: RemedyKind;
}

/** @returns the groups for which nothing is planned yet, the largest first: same site, same category, same team */
export function groupsOf<D extends Sorted>(difficulties: readonly D[]): Group<D>[] {
  const waiting = difficulties.filter(
    ({ state, category }) => waitingStates.includes(state) && category !== null,
  );
  const groups = Map.groupBy(waiting, ({ siteId, category, team }) =>
    JSON.stringify([siteId, category, team]),
  );
  return [...groups.values()]
    .filter((of) => of.length >= smallestGroup)
    .map((of) => {
      const inOrder = of.toSorted((one, other) => one.number - other.number);
      const [{ siteId, category, team }] = inOrder as [D, ...D[]];
      const known = category ?? '';
      return { siteId, category: known, team, difficulties: inOrder, suggests: remedyFor(known, of.length) };
    })
    .sort((one, other) => other.difficulties.length - one.difficulties.length);
}

/** What helps with what, as a first proposal (S3-30): a sheet for how to work, a tool for what does not work. */
const usualRemedies: Readonly<Record<string, RemedyKind>> = {
  transmissions: 'document',
  plans: 'document',
  access: 'tool',
  equipment: 'tool',
  rights: 'tool',
  printing: 'tool',
};

/** @param count how many say the same */
export function remedyFor(category: string, count: number): RemedyKind {
  if (count >= meetingFrom) return 'followUpMeeting';
  return usualRemedies[category] ?? 'informationMeeting';
}
