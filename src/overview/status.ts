import { ownerName } from '../actions/action-card.ts';
import { openStates } from '../actions/action-states.ts';
import { readableActions } from '../actions/readable-actions.ts';
import { tookPlace } from '../committees/took-place.ts';
import type { Block, ListItem } from '../conversation/card.ts';
import { formatDate, formatDateTimeRange } from '../conversation/format.ts';
import { endOf, namedByAcronym, referenceOf, startOf } from '../meetings/meeting.ts';
import { daysBetween } from '../meetings/schedule-warnings.ts';
import { today } from '../people/today.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { type DatedSite, readSites } from '../sites/read-sites.ts';
import { dateColumn, plainDate, toDate } from '../time.ts';
import { pausedBlock } from './pauses/paused-block.ts';

/** Late actions a project card shows before it leads to the list. */
const shownLate = 5;

/** Story step 1: where the project stands, on one card. */
export const status = domainCommand({
  name: 'status',
  alias: 'état',
  synonyms: ['statut', 'projet'],
  group: 'overview',
  readOnly: true,
  arguments: {},

  async run(turn) {
    const { t, tx } = turn;
    const spaceId = turn.space.id;
    const sites = await readSites(tx, spaceId);
    const pilots = sites.filter(({ pilot }) => pilot).length;
    const decisions = await tx.decision.count({ where: { spaceId } });
    const open = await tx.actionItem.count({ where: { spaceId, state: { in: [...openStates] } } });
    const blocks: Block[] = [
      {
        kind: 'fields',
        fields: [
          { label: t('overview.phase'), value: t(`people.phase.${turn.space.projectPhase}`) },
          { label: t('overview.sites'), value: t('overview.sites.count', { sites: sites.length, pilots }) },
          { label: t('overview.decisions'), value: t('overview.decisions.count', { count: decisions }) },
          { label: t('overview.actions'), value: t('overview.actions.count', { count: open }) },
        ],
      },
      ...(await pausedBlock(turn)),
      ...(await lateActions(turn)),
      ...(await rhythm(turn)),
      ...nextGoLives(turn, sites),
    ];
    return { outcome: 'done', visibility: 'private', card: { heading: turn.space.projectName, blocks } };
  },
});

async function lateActions(turn: DomainTurn): Promise<Block[]> {
  const late = await turn.tx.actionItem.findMany({
    where: {
      AND: [
        { state: { in: [...openStates] }, dueOn: { lt: dateColumn(today(turn)) } },
        await readableActions(turn),
      ],
    },
    include: { owner: true },
    orderBy: { dueOn: 'asc' },
    take: shownLate,
  });
  if (late.length === 0) return [];
  const items = late.map(
    (action): ListItem => ({
      text: [{ bold: action.number }, ` · ${action.text}`],
      detail: turn.t('overview.late', {
        name: ownerName(action, turn.t),
        date: formatDate(plainDate(action.dueOn), turn.locale, { weekday: false }),
      }),
      tone: 'danger',
    }),
  );
  return [{ kind: 'list', heading: turn.t('overview.late.heading'), items }];
}

/** Days since the last meeting of each steering committee, and the next one. */
async function rhythm(turn: DomainTurn): Promise<Block[]> {
  const { t } = turn;
  const committees = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id, kind: 'copil', state: 'active' },
    include: {
      meetings: {
        // One that nobody opened, nor said to have been held, is no meeting.
        where: {
          OR: [
            { startsAt: { gte: toDate(turn.now) }, state: { notIn: ['cancelled', 'draft'] } },
            { startsAt: { lt: toDate(turn.now) }, OR: [{ state: 'open' }, tookPlace] },
          ],
        },
        orderBy: { startsAt: 'asc' },
        include: { committee: true },
      },
    },
  });
  const items: ListItem[] = [];
  for (const { meetings } of committees) {
    const past = meetings.filter((meeting) => meeting.startsAt < toDate(turn.now)).at(-1);
    const next = meetings.find((meeting) => meeting.startsAt >= toDate(turn.now));
    if (past)
      items.push({
        text: t('meeting.warning.sinceLast', {
          days: daysBetween(startOf(past).toPlainDate(), today(turn)),
          title: past.title,
          acronym: namedByAcronym(past),
        }),
      });
    if (next)
      items.push({
        text: t('overview.next', {
          title: next.title,
          when: formatDateTimeRange(
            startOf(next).toPlainDateTime(),
            endOf(next).toPlainDateTime(),
            turn.locale,
          ),
        }),
        detail: referenceOf(next),
      });
  }
  return items.length === 0 ? [] : [{ kind: 'list', heading: t('overview.meetings'), items }];
}

function nextGoLives(turn: DomainTurn, sites: readonly DatedSite[]): Block[] {
  const day = today(turn);
  const ahead = sites
    .filter(({ goLive }) => goLive && Temporal.PlainDate.compare(goLive, day) >= 0)
    .slice(0, 3);
  if (ahead.length === 0) return [];
  return [
    {
      kind: 'list',
      heading: turn.t('overview.goLives'),
      items: ahead.map((site) => ({
        text: [
          { bold: site.goLive ? formatDate(site.goLive, turn.locale, { weekday: false }) : '' },
          ` · ${site.name}`,
        ],
        detail: site.pilot ? turn.t('overview.pilot') : undefined,
      })),
    },
  ];
}
