import { deploymentOfSite } from '../../deployments/deployment.ts';
import { itself, journal } from '../../people/journal.ts';
import { nextInSeries } from '../../people/number-series.ts';
import { professionNamed, professions } from '../../people/professions.ts';
import { inForce } from '../../people/site-ties.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { readDayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import type { DifficultySeverity } from '../../store/generated/enums.ts';
import { toDate } from '../../time.ts';
import { type DifficultyRow, difficultyParts } from '../difficulty.ts';
import { numberOf } from '../series.ts';
import { type Category, type Team, teamWithoutName } from '../words.ts';

export interface Told {
  site: Pick<Site, 'id'>;
  text: string;
  severity: DifficultySeverity;
  category?: Category;
  team?: Team;
  /** Without the name of who tells it: neither it nor the journal names them. When it was told stays, since it is alerted at once. */
  unnamed: boolean;
}

/** Keeps what somebody tells of a site (C43). Without a name the journal does not name them either. */
export async function recordDifficulty(turn: DomainTurn, told: Told): Promise<DifficultyRow> {
  const { tx, space, now } = turn;
  const deployment = await deploymentOfSite(tx, told.site.id);
  const difficulty = await tx.difficulty.create({
    data: {
      spaceId: space.id,
      number: await nextInSeries(tx, space.id, 'DIF'),
      siteId: told.site.id,
      deploymentId: deployment?.id,
      category: told.category,
      team: told.team ?? (await ownTeam(turn, told)),
      severity: told.severity,
      text: told.text,
      reporterId: told.unnamed ? null : turn.actor.id,
      anonymous: told.unnamed,
      reportedAt: toDate(now),
    },
    include: difficultyParts,
  });
  const by = told.unnamed ? itself({ tx, now }, space.id) : turn;
  await journal(
    by,
    'difficulty.reported',
    { type: 'difficulty', id: difficulty.id },
    {
      after: {
        number: numberOf('DIF', difficulty),
        severity: difficulty.severity,
        category: difficulty.category,
      },
    },
  );
  return difficulty;
}

/** The team of who tells it; without their name only where it is large enough not to name them. */
async function ownTeam(turn: DomainTurn, { site, unnamed }: Told): Promise<Team | null> {
  const { tx, actor } = turn;
  const { professionCategory } = await tx.person.findUniqueOrThrow({ where: { id: actor.id } });
  const own = professionNamed(professionCategory);
  if (!unnamed || own === null) return own;
  const colleagues = await tx.posting.count({
    where: {
      siteId: site.id,
      person: { state: { not: 'left' }, professionCategory: professions[own] },
      ...inForce(await readDayOn(tx, site.id, turn.now)),
    },
  });
  return teamWithoutName(own, colleagues);
}
