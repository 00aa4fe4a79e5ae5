import type { Block, Card, CommandButton } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import { fullName } from '../../people/person-name.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { cadenceOf } from '../slot-facts.ts';
import type { PlannedSlot, SeriesPlan } from './plan-series.ts';
import { textBlock } from './series-card.ts';
import { rhythmWords, shownDates, skippedLine, spanOf } from './series-words.ts';

/** Before anything is sent: every date, those left out and why, who is invited, what it clashes with (C11). */
export async function seriesPreview(
  turn: DomainTurn,
  plan: SeriesPlan,
  carried: Record<string, string>,
  { proposed, running }: { proposed: boolean; running: boolean },
): Promise<Card> {
  const { t } = turn;
  const { wanted, held, skipped } = plan;
  const rhythm = rhythmWords(wanted.rhythm, wanted, t);
  const span = spanOf(
    held.map(({ slot }) => slot.toPlainDate()),
    t,
  );
  return {
    heading: t('meeting.series.preview.heading'),
    blocks: [
      textBlock(t.rich('meeting.scheduled.understood', { when: rhythm })),
      textBlock(t('meeting.series.preview.span', { committee: wanted.committee.label, span })),
      ...rhythmNotices(turn, plan, proposed),
      ...(running
        ? [notice(t('meeting.series.preview.running', { committee: wanted.committee.label }))]
        : []),
      dates(turn, held),
      ...(held.length > shownDates
        ? [textBlock(t('meeting.series.moreDates', { count: held.length - shownDates }))]
        : []),
      ...(skipped.length > 0
        ? [
            {
              kind: 'list' as const,
              heading: t('meeting.series.preview.skipped'),
              items: skipped
                .slice(0, shownDates)
                .map(({ slot, reason }) => ({ text: skippedLine(slot, reason, t) })),
            },
          ]
        : []),
      ...goLiveBlocks(turn, plan),
      textBlock(t('meeting.series.preview.invited', await invitedValues(turn, held))),
      textBlock(t('meeting.preview.nothingSent')),
    ],
    actions: confirmButtons(turn, plan, carried),
  };
}

function notice(text: string): Block {
  return { kind: 'notice', tone: 'warning', text };
}

/** The rhythm the committee has for this phase: proposed when nobody said one, told when another was said (4.3). */
function rhythmNotices({ t }: DomainTurn, { wanted }: SeriesPlan, proposed: boolean): Block[] {
  const days = cadenceOf(wanted.committee);
  if (days === null) return [];
  if (proposed)
    return [{ kind: 'notice', tone: 'neutral', text: t('meeting.series.preview.proposed', { days }) }];
  const said = wanted.rhythm.unit === 'week' ? wanted.rhythm.every * 7 : wanted.rhythm.every * 30;
  return said > days ? [notice(t('meeting.series.preview.slower', { days }))] : [];
}

function dates({ t }: DomainTurn, held: readonly PlannedSlot[]): Block {
  return {
    kind: 'list',
    heading: t('meeting.series.dates'),
    items: held.slice(0, shownDates).map(({ slot, added, clashes }) => ({
      text: added
        ? t('meeting.series.preview.added', { date: formatDate(slot, t.locale) })
        : formatDate(slot, t.locale),
      ...(clashes.length > 0
        ? {
            tone: 'warning' as const,
            detail: clashes
              .map(({ reference, people }) => t('meeting.warning.clash', { reference, people }))
              .join(' '),
          }
        : {}),
    })),
  };
}

/** In the roll-out phase a committee meets every week around each go-live: offered, not imposed (4.3). */
function goLiveBlocks({ t }: DomainTurn, { wanted, goLives }: SeriesPlan): Block[] {
  if (goLives.slots.length === 0 || wanted.withGoLives) return [];
  const sites = goLives.sites.map(({ site, on }) =>
    t('meeting.series.preview.goLive', {
      site,
      date: formatDate(on, t.locale, { weekday: false, year: false }),
    }),
  );
  return [
    {
      kind: 'notice',
      tone: 'neutral',
      text: t('meeting.series.preview.goLives', {
        count: goLives.slots.length,
        dates: formatList(
          goLives.slots.map((slot) => formatDate(slot, t.locale, { weekday: false, year: false })),
          t.locale,
        ),
        sites: formatList(sites, t.locale),
      }),
    },
  ];
}

async function invitedValues({ tx, locale }: DomainTurn, held: readonly PlannedSlot[]) {
  const ids = [...new Set(held.flatMap(({ voters, guests }) => [...voters, ...guests]))];
  const people = await tx.person.findMany({ where: { id: { in: ids } } });
  const names = ids.flatMap((id) => people.filter((person) => person.id === id).map(fullName));
  return { count: names.length, names: formatList(names, locale) };
}

function confirmButtons(
  { t }: DomainTurn,
  plan: SeriesPlan,
  carried: Record<string, string>,
): CommandButton[] {
  const { held, goLives, wanted } = plan;
  const confirm = (id: string, label: string, more: Record<string, string> = {}): CommandButton => ({
    id,
    label,
    command: 'series schedule',
    arguments: { ...carried, ...more, confirmed: 'true' },
  });
  const clash = held.some(({ clashes }) => clashes.length > 0);
  const label = t(clash ? 'meeting.preview.confirmAnyway' : 'meeting.series.preview.confirm', {
    count: held.length,
  });
  if (goLives.slots.length === 0 || wanted.withGoLives)
    return [{ ...confirm('confirm', label), style: 'primary' }];
  const whole = t('meeting.series.preview.confirmWith', { count: held.length + goLives.slots.length });
  return [
    { ...confirm('confirm-with', whole, { weekly: 'true' }), style: 'primary' },
    confirm('confirm', t('meeting.series.preview.confirmWithout', { count: held.length })),
  ];
}
