import { integer } from '../../../conversation/arguments.ts';
import type { Block, CommandButton } from '../../../conversation/card.ts';
import { formatDate } from '../../../conversation/format.ts';
import { namesById } from '../../../people/names-by-id.ts';
import { sayNo } from '../../../people/say-no.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import { toInstant } from '../../../time.ts';
import { calendarLinks, pageButton, pictureBlocks } from '../calendar-links.ts';
import { type CalendarReading, readingOf } from '../may-read.ts';
import { readPlan } from '../read-plan.ts';
import { differencesOf, entriesOf, readEntries } from './entries.ts';
import { planOfVersion } from './plan-of-version.ts';
import {
  askedOf,
  decisionOf,
  isUnderReview,
  standingOf,
  type VersionWithOpinions,
  versionNumbered,
} from './version.ts';
import { adoptedWords, differenceItem, opinionsField } from './version-words.ts';

/** A version as it was kept, and what differs from the calendar of today (C27). */
export const showVersion = domainCommand({
  name: 'calendar version',
  alias: 'calendrier version',
  synonyms: ['planning version'],
  group: 'deployment',
  readOnly: true,
  arguments: { version: integer({ position: 1, optional: true, min: 1 }) },

  async run(turn, values) {
    const { tx, t, space, locale } = turn;
    const version = await versionNumbered(tx, space.id, values.version);
    if (!version)
      return values.version
        ? sayNo(turn, 'deployment.calendar.unknownVersion', { number: values.version }, 'version')
        : sayNo(turn, 'deployment.calendar.noVersion');
    const { number } = version;
    const reading = await readingOf(turn);
    const now = await readPlan(tx, space.id);
    const plan = planOfVersion(now, version);
    const links = calendarLinks(turn.links, { spaceId: space.id, versionId: version.id }, plan, {
      locale,
      today: today(turn),
    });
    const differences = differencesOf(readEntries(version.entries), entriesOf(now));
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('deployment.calendar.heading.version', { number }),
        blocks: [
          { kind: 'text', text: await stateWords(turn, version) },
          ...(version.note ? [{ kind: 'text' as const, text: version.note }] : []),
          ...(reading.comments ? await opinionBlocks(turn, version) : []),
          ...pictureBlocks(links, t('deployment.calendar.title.version', { number }), t),
          differences.length === 0
            ? { kind: 'text', text: t('deployment.calendar.sameToday') }
            : {
                kind: 'list',
                heading: t('deployment.calendar.changedSince', { count: differences.length }),
                items: differences.map((one) => differenceItem(one, t)),
              },
        ],
        actions: [...buttonsOf(turn, version, reading), pageButton(links, t)],
      },
    };
  },
});

async function stateWords({ tx, t, timeZone }: DomainTurn, version: VersionWithOpinions): Promise<string> {
  if (version.state === 'adopted')
    return adoptedWords(version, (await decisionOf(tx, version))?.number ?? null, timeZone, t);
  const author = (await namesById(tx, [version.authorId])).get(version.authorId ?? '');
  const date = formatDate(toInstant(version.createdAt).toZonedDateTimeISO(timeZone), t.locale, {
    weekday: false,
  });
  // @keys deployment.calendar.state.*
  return t(`deployment.calendar.state.${version.state}`, {
    date,
    known: author ? 'yes' : 'no',
    author: author ?? '',
  });
}

/** Where the opinions stand, and what was said, the last first. */
async function opinionBlocks(
  { tx, t, now, timeZone }: DomainTurn,
  version: VersionWithOpinions,
): Promise<Block[]> {
  const standing = standingOf(version.opinions, await askedOf(tx, version, today({ now, timeZone })));
  const said = version.opinions.filter(({ text }) => text !== null);
  const names = await namesById(
    tx,
    said.map(({ personId }) => personId),
  );
  return [
    ...(isUnderReview(version) ? [{ kind: 'fields' as const, fields: [opinionsField(standing, t)] }] : []),
    ...(said.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('deployment.calendar.comments'),
            items: said.toReversed().map(({ text, personId, kind }) => ({
              text: text ?? '',
              // @keys deployment.calendar.saidBy.*
              detail: t(`deployment.calendar.saidBy.${kind}`, { name: names.get(personId) ?? '' }),
            })),
          },
        ]
      : []),
  ];
}

function buttonsOf(
  { t }: DomainTurn,
  version: VersionWithOpinions,
  reading: CalendarReading,
): CommandButton[] {
  if (!isUnderReview(version)) return [];
  const given = { version: String(version.number) };
  return [
    ...(reading.comments
      ? (['agree', 'comment'] as const).map((what) => ({
          id: what,
          label: t(`deployment.calendar.button.${what}`),
          command: `calendar ${what}`,
          arguments: given,
        }))
      : []),
    ...(reading.workload
      ? [
          {
            id: 'adopt',
            label: t('deployment.calendar.button.adopt'),
            command: 'calendar adopt',
            arguments: given,
          },
        ]
      : []),
  ];
}
