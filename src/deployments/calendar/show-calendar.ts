import { entity } from '../../conversation/arguments.ts';
import type { Block, CommandButton, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Reply } from '../../conversation/reply.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { calendarLinks, pageButton, pictureBlocks } from './calendar-links.ts';
import type { Conflict } from './checks/conflict.ts';
import { conflictsOf } from './checks/conflicts-of.ts';
import { type CalendarReading, readingOf } from './may-read.ts';
import { weightOf } from './picture/calendar-pictures.ts';
import type { CalendarPlan, PlannedSite } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { siteReply } from './site-reply.ts';
import { differencesOf, entriesOf, readEntries } from './versions/entries.ts';
import { adoptedVersion, askedOf, decisionOf, standingOf, versionUnderReview } from './versions/version.ts';
import { adoptedWords, standingWords } from './versions/version-words.ts';

/** C27: the forecast calendar as it stands: the sites by go-live, what does not fit marked, and its picture. */
export const showCalendar = domainCommand({
  name: 'calendar',
  alias: 'calendrier',
  synonyms: ['planning', 'planning prévisionnel'],
  group: 'deployment',
  readOnly: true,
  arguments: { site: entity<Site>('site', { position: 1, rest: true, optional: true }) },

  async run(turn, values): Promise<Reply> {
    const { tx, t, space } = turn;
    const plan = await readPlan(tx, space.id);
    const reading = await readingOf(turn);
    const conflicts = reading.checks ? conflictsOf(plan, today(turn)) : [];
    const site = plan.sites.find(({ id }) => id === values.site?.value.id);
    if (site) return siteReply(turn, site, conflicts);
    const links = calendarLinks(turn.links, { spaceId: space.id }, plan, {
      locale: turn.locale,
      today: today(turn),
    });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('deployment.calendar.heading', { count: plan.sites.length }),
        blocks: [
          ...(await versionBlocks(turn, plan, reading)),
          ...(plan.sites.length === 0
            ? [{ kind: 'text' as const, text: t('deployment.calendar.empty') }]
            : []),
          ...pictureBlocks(
            links,
            t('deployment.calendar.title', { date: formatDate(today(turn), turn.locale) }),
            t,
          ),
          { kind: 'list', items: plan.sites.map((one) => siteItem(one, conflicts, t)) },
          ...countBlocks(conflicts, t),
        ],
        actions: [...buttonsOf(reading, t), pageButton(links, t)],
      },
    };
  },
});

/** The version in force and how far the calendar has gone from it; the one that waits for opinions. */
async function versionBlocks(
  turn: DomainTurn,
  plan: CalendarPlan,
  reading: CalendarReading,
): Promise<Block[]> {
  const { tx, t, space } = turn;
  const adopted = await adoptedVersion(tx, space.id);
  const pending = reading.comments ? await versionUnderReview(tx, space.id) : null;
  const drift = adopted ? differencesOf(readEntries(adopted.entries), entriesOf(plan)).length : 0;
  const inForce = adopted
    ? t('deployment.calendar.inForce', {
        number: adopted.number,
        adopted: adoptedWords(adopted, (await decisionOf(tx, adopted))?.number ?? null, turn.timeZone, t),
        count: drift,
      })
    : t('deployment.calendar.noneInForce');
  const waiting =
    pending &&
    t('deployment.calendar.waiting', {
      number: pending.number,
      standing: standingWords(standingOf(pending.opinions, await askedOf(tx, pending, today(turn))), t),
    });
  return [inForce, ...(waiting ? [waiting] : [])].map((text) => ({ kind: 'text', text }));
}

/** « S03 · EHPAD Résidence du Port », and under it its day, its state and what is marked. */
function siteItem(site: PlannedSite, conflicts: readonly Conflict[], t: Translator): ListItem {
  const { code, name, goLive, pilot, state } = site;
  const weight = weightOf(site, conflicts);
  const marked = conflicts.filter(({ sites }) => sites.some(({ id }) => id === site.id));
  const blocking = marked.filter((one) => one.weight === 'blocking').length;
  // @keys deployment.state.*
  const detail = [
    goLive ? formatDate(goLive, t.locale) : t('deployment.calendar.noDate'),
    t(`deployment.state.${state}`),
    ...(weight
      ? [t(`deployment.calendar.marked.${weight}`, { blocking, watch: marked.length - blocking })]
      : []),
  ].join(' · ');
  return {
    text: [{ bold: code }, ` · ${pilot ? t('deployment.calendar.pilotName', { name }) : name}`],
    detail,
    ...(weight && { tone: weight === 'blocking' ? ('danger' as const) : ('warning' as const) }),
  };
}

function countBlocks(conflicts: readonly Conflict[], t: Translator): Block[] {
  const blocking = conflicts.filter(({ weight }) => weight === 'blocking').length;
  if (conflicts.length === 0) return [];
  return [
    {
      kind: 'notice',
      tone: blocking > 0 ? 'danger' : 'warning',
      text: t('deployment.calendar.marks', { blocking, watch: conflicts.length - blocking }),
    },
  ];
}

function buttonsOf({ checks, workload }: CalendarReading, t: Translator): CommandButton[] {
  return [
    ...(checks
      ? [
          {
            id: 'check',
            label: t('deployment.calendar.button.check'),
            command: 'calendar check',
            arguments: {},
          },
        ]
      : []),
    ...(workload
      ? [
          {
            id: 'propose',
            label: t('deployment.calendar.button.propose'),
            command: 'calendar propose',
            arguments: {},
          },
        ]
      : []),
  ];
}
