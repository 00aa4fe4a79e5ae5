import { choice, entity, integer } from '../../conversation/arguments.ts';
import type { Block, CommandButton, ListItem } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Prisma, Site } from '../../store/generated/client.ts';
import { type DifficultyRow, difficultyParts, gravestFirst, openStates } from '../difficulty.ts';
import { followsSite } from '../reading-difficulties.ts';
import { numberOf } from '../series.ts';
import { siteMeant } from '../site-meant.ts';
import { category, categoryWords, severity, stateWords, team, teamWords } from '../words.ts';
import { type Group, groupsOf } from './group-difficulties.ts';

/** Lines of one page. */
const perPage = 20;

/** C44: what a site has told, the gravest first, with one remedy proposed where several say the same. */
export const listDifficulties = domainCommand({
  name: 'difficulties',
  alias: 'difficultés',
  group: 'difficulty',
  readOnly: true,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    which: choice(
      { open: ['ouvertes', 'en cours'], over: ['résolues', 'closes'], all: ['toutes', 'tout'] },
      { position: 2, optional: true, keys: ['lesquelles'] },
    ),
    category: category({ optional: true }),
    severity: severity({ optional: true }),
    team: team({ optional: true }),
    page: integer({ optional: true, hidden: true, min: 1, max: 1000 }),
  },

  async run(turn, values) {
    const { t, tx } = turn;
    const site = values.site?.value ?? (await siteMeant(turn));
    if (!site) return sayNo(turn, 'difficulty.whichSite', {}, 'site');
    const { which = 'open', page = 1 } = values;
    const where: Prisma.DifficultyWhereInput = {
      siteId: site.id,
      ...(which !== 'all' && {
        state: which === 'open' ? { in: [...openStates] } : { notIn: [...openStates] },
      }),
      ...(values.category && { category: values.category }),
      ...(values.severity && { severity: values.severity }),
      ...(values.team && { team: values.team }),
    };
    const found = await tx.difficulty.findMany({ where, include: difficultyParts });
    const heading = t('difficulty.list.heading', { site: site.name });
    if (!(await followsSite(turn, site.id)))
      return {
        outcome: 'done',
        visibility: 'private',
        card: { heading, blocks: countBlocks(found, t), footer: t('difficulty.list.countsOnly') },
      };
    const sorted = found.toSorted(gravestFirst);
    const shown = sorted.slice((page - 1) * perPage, page * perPage);
    const groups = which === 'over' ? [] : groupsOf(found);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: values.page !== undefined,
      card: {
        heading,
        blocks: [
          ...groups.flatMap((group) => groupBlocks(group, t)),
          ...(shown.length > 0
            ? [{ kind: 'list' as const, items: shown.map((one) => itemOf(one, t)) }]
            : [{ kind: 'text' as const, text: t('difficulty.list.none') }]),
        ],
        actions: [
          ...(page * perPage < sorted.length ? [moreButton(turn, { ...values, site }, page + 1)] : []),
          {
            id: 'remedies',
            label: t('difficulty.button.remedies'),
            command: 'remedies',
            arguments: { site: site.code },
          },
        ],
      },
    };
  },
});

/** « 6 difficultés se ressemblent : transmissions, équipe soin », with one remedy to prepare. */
function groupBlocks(group: Group<DifficultyRow>, t: Translator): Block[] {
  const { category, team, difficulties, suggests } = group;
  const count = difficulties.length;
  const [first] = difficulties as [DifficultyRow, ...DifficultyRow[]];
  const about = [categoryWords(category, t), teamWords(team, t)].filter(Boolean).join(', ');
  const button: CommandButton = {
    id: `group-${first.number}`,
    label: t('difficulty.group.button', { count }),
    style: 'primary',
    command: 'remedy',
    arguments: {
      difficulty: numberOf('DIF', first),
      kind: suggests,
      group: 'true',
      ...(team && { team }),
    },
  };
  return [
    {
      kind: 'text',
      text: t.rich('difficulty.group', { count, about, remedy: t(`remedy.kind.${suggests}`) }),
    },
    { kind: 'actions', buttons: [button] },
  ];
}

function itemOf(difficulty: DifficultyRow, t: Translator): ListItem {
  const { severity, category, team, text, remedy, vendorRequest } = difficulty;
  return {
    text: [{ bold: numberOf('DIF', difficulty) }, ` · ${text}`],
    detail: [
      t(`difficulty.severity.${severity}`),
      categoryWords(category, t),
      teamWords(team, t),
      stateWords(difficulty, t),
      remedy ? numberOf('REM', remedy) : '',
      vendorRequest ? numberOf('VR', vendorRequest) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    tone: severity === 'blocking' ? 'danger' : 'neutral',
  };
}

/** What everybody else sees: how many, about what; nobody's words (nasty case 5). */
function countBlocks(difficulties: readonly DifficultyRow[], t: Translator): Block[] {
  if (difficulties.length === 0) return [{ kind: 'text', text: t('difficulty.list.none') }];
  const counted = Map.groupBy(difficulties, ({ category }) => category);
  return [
    {
      kind: 'list',
      items: [...counted].map(([category, of]) => ({
        text: t('difficulty.list.count', { category: categoryWords(category, t), count: of.length }),
      })),
    },
  ];
}

function moreButton(
  { t }: DomainTurn,
  { site, which, category, severity, team }: Record<string, unknown> & { site: Site },
  page: number,
): CommandButton {
  const kept = Object.entries({ which, category, severity, team }).filter(([, value]) => value !== undefined);
  return {
    id: 'more',
    label: t('difficulty.button.more'),
    command: 'difficulties',
    arguments: {
      site: site.code,
      page: String(page),
      ...(Object.fromEntries(kept) as Record<string, string>),
    },
  };
}
