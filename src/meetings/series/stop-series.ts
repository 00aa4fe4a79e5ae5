import { date, entity, flag, longText, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import { committeeOfSeries } from './committee-of-series.ts';
import { endSeries, fallingAway } from './end-series.ts';
import { runningSeries } from './find-series.ts';
import { lockSeries } from './series.ts';
import { textBlock } from './series-card.ts';
import { datesBlock } from './series-words.ts';

/** Stops a series from a day on; shows what falls away before anybody is told. */
export const stopSeries = domainCommand({
  name: 'series end',
  alias: 'suivi arrêter',
  synonyms: ['série arrêter', 'suivi arreter'],
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    from: date({ position: 1, keys: ['dès', 'début', 'le'] }),
    reason: longText({ position: 2, rest: true, optional: true, max: 300, keys: ['raison', 'motif'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité', 'instance'] }),
    series: text({ optional: true, hidden: true }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  committeeMeant: committeeOfSeries,

  async run(turn, values) {
    const { t } = turn;
    const committee = values.committee?.value ?? (await committeeOfSeries(turn));
    if (!committee) return sayNo(turn, 'meeting.series.problem.committee', {}, 'committee');
    const running = await runningSeries(turn, committee.id);
    const open = values.series ? running.filter(({ id }) => id === values.series) : running;
    if (open.length === 0) return sayNo(turn, 'meeting.series.end.none', { committee: committee.label });
    if (open.length > 1) return whichSeries(turn, committee, open, values.from);
    const found = await lockSeries(turn.tx, open[0]?.id ?? '');
    const gone = fallingAway(found, values.from, turn.now);
    const said = { title: found.title, count: gone.length, date: formatDate(values.from, turn.locale) };
    if (gone.length === 0) return sayNo(turn, 'meeting.series.end.nothing', said, 'from');
    if (!values.confirmed)
      return {
        outcome: 'preview',
        visibility: 'private',
        card: {
          heading: t('meeting.series.end.preview', said),
          blocks: [...datesBlock(gone, null, t), textBlock(t('meeting.series.end.willTell', said))],
          actions: [
            {
              id: 'confirm',
              label: t('meeting.series.end.confirm', said),
              style: 'danger',
              command: 'series end',
              arguments: {
                committee: committee.code,
                series: found.id,
                from: values.from.toString(),
                ...(values.reason ? { reason: values.reason } : {}),
                confirmed: 'true',
              },
            },
          ],
        },
      };
    const ended = await endSeries(turn, found, values.from, values.reason);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: card(
        t(`meeting.series.heading.${ended.state === 'cancelled' ? 'cancelled' : 'ended'}`, {
          title: ended.title,
        }),
        t('meeting.series.end.done', said),
      ),
    };
  },
});

/** Several run side by side: the person says which one stops. */
function whichSeries(
  turn: DomainTurn,
  committee: Committee,
  open: { id: string; title: string; untilOn: Date }[],
  from: Temporal.PlainDate,
): Reply {
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: turn.t('meeting.series.end.which'),
      blocks: [],
      actions: open.map(({ id, title, untilOn }) => ({
        id: `end-${id}`,
        label: `${title} · ${formatDate(plainDate(untilOn), turn.locale, { weekday: false })}`.slice(0, 70),
        command: 'series end',
        arguments: { committee: committee.code, series: id, from: from.toString() },
      })),
    },
  };
}
