import { choice, entity, integer, text } from '../conversation/arguments.ts';
import type { Block, Card, CommandButton } from '../conversation/card.ts';
import type { ArgumentValues } from '../conversation/command.ts';
import { printArguments } from '../conversation/print-arguments.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Person } from '../store/generated/client.ts';
import { byNumber, type Numbered } from './search/by-number.ts';
import { type Excerpt, excerptOf } from './search/excerpt-of.ts';
import { type Found, foundActions, foundDecisions, foundMinutes } from './search/found.ts';
import { foundLessons } from './search/found-lessons.ts';
import { meetingsToSearch } from './search/meetings-to-search.ts';
import { distinctWords, readQuery, stemsOf } from './search/query-words.ts';

/** Results a page shows, each with the button that opens it. */
const onPage = 6;

const taken = {
  query: text({ position: 1, rest: true, max: 200, keys: ['mots', 'texte'] }),
  type: choice(
    {
      decision: ['décision', 'décisions', 'decisions'],
      action: ['actions'],
      minutes: ['relevé', 'relevés', 'compte-rendu', 'cr'],
      lesson: ['enseignement', 'enseignements', 'rex', 'retex'],
    },
    { optional: true },
  ),
  person: entity<Person>('person', { optional: true, keys: ['personne', 'qui'] }),
  meeting: entity<MeetingWithPeople>('meeting', {
    optional: true,
    keys: ['réunion'],
    options: meetingsToSearch,
  }),
  year: integer({ optional: true, min: 2000, max: 2200, keys: ['année'] }),
  page: integer({ optional: true, hidden: true, min: 1, max: 1000 }),
};
type Asked = ArgumentValues<typeof taken>;

const kinds = {
  decision: foundDecisions,
  action: foundActions,
  minutes: foundMinutes,
  lesson: foundLessons,
} as const;

/** Full-text search in French over decisions, actions, minutes and what was learnt: accents, capitals and endings do not matter. */
export const search = domainCommand({
  name: 'search',
  alias: 'chercher',
  synonyms: ['recherche', 'rechercher', 'trouver', 'find'],
  group: 'overview',
  readOnly: true,
  arguments: taken,

  async run(turn, values) {
    const known = await byNumber(turn, values.query);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: values.page !== undefined,
      card: known ? numberCard(turn, known) : await resultCard(turn, values),
    };
  },
});

function numberCard({ t }: DomainTurn, { number, text: said, open }: Numbered): Card {
  return {
    heading: number,
    blocks: [{ kind: 'text', text: said }],
    // @keys overview.search.open.*
    actions: open.map((button) => ({ ...button, label: t(`overview.search.open.${button.id}`) })),
  };
}

async function resultCard(turn: DomainTurn, values: Asked): Promise<Card> {
  const { t } = turn;
  const results = await ranked(turn, values);
  const heading = t('overview.search.heading', { query: values.query });
  if (results.length === 0) return { heading, blocks: noneBlocks(turn, values) };
  const pages = Math.ceil(results.length / onPage);
  const page = Math.min(values.page ?? 1, pages);
  const shown = results.slice((page - 1) * onPage, page * onPage);
  return {
    heading,
    blocks: [
      { kind: 'text', text: t('overview.search.count', { count: results.length, page, pages }) },
      ...shown.flatMap(({ found, excerpt }, index): Block[] => [
        {
          kind: 'list',
          items: [{ text: [{ bold: found.name }, ' · ', ...excerpt.spans], detail: found.detail }],
        },
        {
          kind: 'actions',
          buttons: [
            {
              id: `open-${index + 1}`,
              label: t('overview.search.open', { name: found.name }),
              ...found.open,
            },
          ],
        },
      ]),
    ],
    actions: pageButtons(turn, values, page, pages),
  };
}

/** What contains every word: as it was typed first, then where it is said most, then the latest. */
async function ranked(turn: DomainTurn, values: Asked): Promise<{ found: Found; excerpt: Excerpt }[]> {
  const words = await readQuery(turn.tx, values.query);
  if (words.length === 0) return [];
  const filter = { person: values.person?.value, meeting: values.meeting?.value, year: values.year };
  const found: Found[] = [];
  for (const [kind, find] of Object.entries(kinds))
    if (!values.type || values.type === kind) found.push(...(await find(turn, words, filter)));
  const stems = await stemsOf(turn.tx, distinctWords(found.map((one) => one.text)));
  return found
    .map((one) => ({ found: one, excerpt: excerptOf(one.text, values.query, words, stems) }))
    .sort(
      (a, b) =>
        Number(b.excerpt.phrase) - Number(a.excerpt.phrase) ||
        b.excerpt.hits - a.excerpt.hits ||
        b.found.at.localeCompare(a.found.at) ||
        a.found.name.localeCompare(b.found.name),
    );
}

/** What to try instead; without the filters, when there were any. */
function noneBlocks({ t }: DomainTurn, values: Asked): Block[] {
  const filtered = [values.type, values.person, values.meeting, values.year].some((one) => one !== undefined);
  return [
    { kind: 'text', text: t('overview.search.none') },
    { kind: 'text', text: t(filtered ? 'overview.search.withoutFilter' : 'overview.search.tryThis') },
    ...(filtered
      ? [
          {
            kind: 'actions' as const,
            buttons: [
              {
                id: 'everywhere',
                label: t('overview.search.everywhere'),
                command: 'search',
                arguments: { query: values.query },
              },
            ],
          },
        ]
      : []),
  ];
}

function pageButtons({ t }: DomainTurn, values: Asked, page: number, pages: number): CommandButton[] {
  const { page: _page, ...kept } = printArguments({ name: 'search', arguments: taken }, values);
  const to = (id: 'previous' | 'next', target: number): CommandButton => ({
    id,
    label: t(`overview.search.${id}`),
    command: 'search',
    arguments: { ...kept, page: String(target) },
  });
  return [...(page > 1 ? [to('previous', page - 1)] : []), ...(page < pages ? [to('next', page + 1)] : [])];
}
