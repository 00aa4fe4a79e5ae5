import { choice, entity } from '../../conversation/arguments.ts';
import type { ListItem } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { namesById } from '../../people/names-by-id.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { dayOn, type KeepsTime, readClockOf } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { followsSite } from '../reading-difficulties.ts';
import { numberOf } from '../series.ts';
import { siteMeant } from '../site-meant.ts';
import { teamWords } from '../words.ts';
import { isLate, type RemedyRow, remedyParts } from './remedy.ts';
import { whenOf } from './remedy-card.ts';

/** The remedies of a site, those that are late first. */
export const listRemedies = domainCommand({
  name: 'remedies',
  alias: 'remèdes',
  group: 'difficulty',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    which: choice(
      { open: ['en cours', 'ouverts'], late: ['en retard', 'retard'], all: ['tous', 'tout'] },
      { position: 2, optional: true, keys: ['lesquels'] },
    ),
  },

  async run(turn, values) {
    const { t, tx } = turn;
    const site = values.site?.value ?? (await siteMeant(turn));
    if (!site) return sayNo(turn, 'difficulty.whichSite', {}, 'site');
    if (!(await followsSite(turn, site.id)))
      return sayNo(turn, 'remedy.notYours', { site: site.name }, 'site');
    const { which = 'open' } = values;
    const clock = await readClockOf(tx, site.id);
    const day = dayOn(clock, turn.now);
    const found = await tx.remedy.findMany({
      where: { siteId: site.id },
      include: remedyParts,
      orderBy: { number: 'asc' },
    });
    const wanted = found.filter(
      (one) =>
        which === 'all' ||
        (which === 'late' ? isLate(one, day) : one.state !== 'effective' && one.state !== 'notEffective'),
    );
    const names = await namesById(
      tx,
      wanted.map(({ ownerId }) => ownerId),
    );
    const lateFirst = wanted.toSorted((one, other) => Number(isLate(other, day)) - Number(isLate(one, day)));
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('remedy.list.heading', { site: site.name }),
        blocks:
          wanted.length === 0
            ? [{ kind: 'text', text: t('remedy.list.none') }]
            : [
                {
                  kind: 'list',
                  items: lateFirst.map((one) => itemOf(one, names.get(one.ownerId ?? ''), { clock, day }, t)),
                },
              ],
        actions: [
          {
            id: 'list',
            label: t('difficulty.button.list'),
            command: 'difficulties',
            arguments: { site: site.code },
          },
        ],
      },
    };
  },
});

function itemOf(
  remedy: RemedyRow,
  owner: string | undefined,
  { clock, day }: { clock: KeepsTime; day: Temporal.PlainDate },
  t: Translator,
): ListItem {
  const late = isLate(remedy, day);
  return {
    text: [{ bold: numberOf('REM', remedy) }, ` · ${remedy.text}`],
    detail: [
      t(`remedy.kind.${remedy.kind}`),
      teamWords(remedy.team, t),
      t('remedy.stateWithDate', {
        state: t(`remedy.state.${remedy.state}`),
        ...whenOf(remedy, clock, t),
        late,
      }),
      t('remedy.for', { count: remedy.difficulties.length }),
      owner ?? t('remedy.nobody'),
    ]
      .filter(Boolean)
      .join(' · '),
    tone: late ? 'danger' : 'neutral',
  };
}
