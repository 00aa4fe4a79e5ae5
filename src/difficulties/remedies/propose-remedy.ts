import { date, entity, flag, longText } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { nextInSeries } from '../../people/number-series.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { dateColumn, toDate } from '../../time.ts';
import { changeDifficulty } from '../cases/change-difficulty.ts';
import { groupsOf } from '../cases/group-difficulties.ts';
import { type DifficultyRow, difficultyParts, lockDifficulty, waitingStates } from '../difficulty.ts';
import { numberOf } from '../series.ts';
import { team } from '../words.ts';
import { kind, remedyParts } from './remedy.ts';
import { remedyButtons, remedyCard } from './remedy-card.ts';
import { tellOwner } from './tell-of-remedy.ts';

/** C44: one remedy for one difficulty, or for all those that say the same. With a day it is planned, without one proposed. */
export const proposeRemedy = domainCommand({
  name: 'remedy',
  alias: 'remède',
  group: 'difficulty',
  act: 'difficulty.qualify',
  arguments: {
    difficulty: entity<DifficultyRow>('difficulty', { position: 1, keys: ['difficulté'] }),
    kind: kind({ position: 2 }),
    text: longText({ position: 3, rest: true, max: 300, keys: ['texte', 'quoi'] }),
    date: date({ optional: true, keys: ['pour', 'le', 'date'] }),
    owner: entity<Person>('person', { optional: true, keys: ['qui', 'responsable'] }),
    team: team({ optional: true }),
    group: flag({ keys: ['groupe'] }),
  },
  siteOf: ({ difficulty }) => difficulty?.value.siteId,

  async run(turn, values) {
    const { tx, t, actor, space } = turn;
    const first = await lockDifficulty(tx, values.difficulty.value.id);
    if (!waitingStates.includes(first.state))
      return sayNo(
        turn,
        first.remedy ? 'remedy.already' : 'remedy.over',
        { number: numberOf('DIF', first), remedy: first.remedy ? numberOf('REM', first.remedy) : '' },
        'difficulty',
      );
    const group = values.group ? await sameAs(turn, first) : [first];
    const ownerId = values.owner?.value.id ?? actor.id;
    const remedy = await tx.remedy.create({
      data: {
        spaceId: space.id,
        number: await nextInSeries(tx, space.id, 'REM'),
        siteId: first.siteId,
        kind: values.kind,
        team: values.team ?? first.team,
        text: values.text,
        ownerId,
        onDate: values.date && dateColumn(values.date),
        state: values.date ? 'planned' : 'proposed',
        createdById: actor.id,
        createdAt: toDate(turn.now),
      },
    });
    for (const one of group) await changeDifficulty(turn, one, 'withRemedy', { remedyId: remedy.id });
    const row = await tx.remedy.findUniqueOrThrow({ where: { id: remedy.id }, include: remedyParts });
    const number = numberOf('REM', remedy);
    await journal(
      turn,
      'remedy.proposed',
      { type: 'remedy', id: remedy.id },
      { after: { number, kind: remedy.kind, difficulties: group.map((one) => numberOf('DIF', one)) } },
    );
    await tellOwner(turn, row);
    return {
      outcome: 'done',
      visibility: 'private',
      card: await remedyCard(tx, row, t, {
        now: turn.now,
        said: [
          {
            kind: 'notice',
            tone: 'success',
            text: t('remedy.kept', { count: group.length, state: row.state }),
          },
        ],
        actions: remedyButtons(row, t),
      }),
    };
  },
});

/** All that say the same as this one, locked in the order of their numbers. */
async function sameAs({ tx }: DomainTurn, first: DifficultyRow): Promise<DifficultyRow[]> {
  const open = await tx.difficulty.findMany({ where: { siteId: first.siteId }, include: difficultyParts });
  const group = groupsOf(open).find(({ difficulties }) => difficulties.some(({ id }) => id === first.id));
  const locked: DifficultyRow[] = [];
  for (const { id } of group?.difficulties ?? [first]) locked.push(await lockDifficulty(tx, id));
  return locked.filter(({ state }) => waitingStates.includes(state));
}
