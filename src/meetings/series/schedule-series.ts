import { lockWorkingCommittee } from '../../committees/working-committee.ts';
import { choice, date, duration, entity, flag, text, url } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import type { MilestonePhase } from '../../store/generated/enums.ts';
import { dateColumn } from '../../time.ts';
import { guestsNamed } from '../guests.ts';
import { committeeOfSeries } from './committee-of-series.ts';
import { createSeries } from './create-series.ts';
import { planSeries, type SeriesPlan } from './plan-series.ts';
import { printSeries, type ReadSeries, readSeries, type SeriesArguments } from './series-arguments.ts';
import { seriesPreview } from './series-preview.ts';
import { scheduledSeriesCard } from './series-view.ts';

/** More dates than a committee of people can plan at once; 4.3 knows none closer than a week. */
const mostDates = 60;

/** C11: monitoring meetings at a rhythm, each date shown before anybody is told. */
export const scheduleSeries = domainCommand({
  name: 'series schedule',
  alias: 'suivi planifier',
  synonyms: ['suivi schedule', 'série planifier', 'suivi programmer'],
  group: 'meetings',
  act: 'meeting.schedule',
  arguments: {
    rhythm: text({ position: 1, rest: true, max: 300, keys: ['rythme'] }),
    duration: duration({ optional: true, keys: ['durée'] }),
    from: date({ optional: true, keys: ['début', 'dès'] }),
    until: date({ optional: true, keys: ['fin', 'jusque'] }),
    except: text({ optional: true, max: 500, keys: ['sauf', 'exceptions'] }),
    title: text({ optional: true, max: 120, keys: ['titre', 'intitulé'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
    link: url({ optional: true, keys: ['lien', 'visio'] }),
    guests: text({ optional: true, max: 1000, keys: ['invités', 'invites'] }),
    phase: choice(
      {
        dataRecovery: ['récupération', 'récupération des données'],
        interfaces: [],
        technicalPrerequisites: ['prérequis', 'prérequis techniques'],
        configuration: ['paramétrage'],
        instanceDelivery: ['livraison', 'livraison de l’instance'],
        training: ['formation'],
        pilotSite: ['pilote', 'site pilote'],
        acceptance: ['va'],
        regularService: ['vsr'],
        goLive: ['démarrage'],
      },
      { optional: true, keys: ['étape'] },
    ),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité', 'instance'] }),
    weekly: flag({ hidden: true }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.committee?.value.id,
  committeeMeant: committeeOfSeries,

  // Somebody else has made the very same series meanwhile: a request for it is settled.
  async precondition(turn, values): Promise<Reply | null> {
    const named = values.committee?.value ?? (await committeeOfSeries(turn));
    const laid = named && (await layOut(turn, values, named.id));
    return laid && 'plan' in laid && isTaken(laid.plan)
      ? sayNo(turn, 'meeting.series.problem.already')
      : null;
  },

  async run(turn, values): Promise<Reply> {
    const named = values.committee?.value ?? (await committeeOfSeries(turn));
    if (!named) return sayNo(turn, 'meeting.series.problem.committee', {}, 'committee');
    const locked = await lockWorkingCommittee(turn, named.id);
    if ('reply' in locked) return locked.reply;
    const laid = await layOut(turn, values, named.id);
    if ('reply' in laid)
      return laid.reply.about === 'until' ? askUntil(turn, laid.reply, values) : laid.reply;
    const { plan, read } = laid;
    const { committee } = plan.wanted;
    const refusal = impossible(turn, plan);
    if (refusal) return refusal;
    if (!values.confirmed) {
      const running = await turn.tx.meetingSeries.count({
        where: {
          committeeId: committee.id,
          state: 'active',
          untilOn: { gte: dateColumn(read.start.toPlainDate()) },
        },
      });
      const carried = {
        rhythm: printSeries(read),
        duration: `${read.durationMinutes} min`,
        from: read.start.toPlainDate().toString(),
        until: read.until.toString(),
        except: read.exceptions.join(', '),
        title: read.title,
        place: values.place,
        link: values.link,
        guests: values.guests,
        phase: values.phase,
        committee: committee.code,
      };
      const given = Object.entries(carried).filter((entry): entry is [string, string] => Boolean(entry[1]));
      return {
        outcome: 'preview',
        visibility: 'private',
        card: await seriesPreview(turn, plan, Object.fromEntries(given), {
          proposed: read.proposed,
          running: running > 0,
        }),
      };
    }
    const { title } = read;
    const series = await createSeries(turn, plan, { title, place: values.place, link: values.link });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: await scheduledSeriesCard(turn, series),
    };
  },
});

/** What was typed as dates, with what stands in their way; or the sentence that says what is missing. */
async function layOut(
  turn: DomainTurn,
  values: Typed & { weekly: boolean },
  committeeId: string,
): Promise<{ reply: Reply } | { read: ReadSeries; plan: SeriesPlan }> {
  const committee = await turn.tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { organisation: true, space: true },
  });
  const read = readSeries(turn, committee, values);
  if ('outcome' in read) return { reply: read };
  const guests = await guestsNamed(turn, values.guests);
  if (guests.unknown.length > 0)
    return {
      reply: await sayNo(turn, 'meeting.schedule.unknownGuest', { name: guests.unknown[0] ?? '' }, 'guests'),
    };
  const wanted = {
    ...read,
    committee,
    phase: values.phase ?? turn.space.milestonePhase,
    guests: guests.people,
    withGoLives: values.weekly,
  };
  return { read, plan: await planSeries(turn.tx, wanted, turn.locale) };
}

/** @returns whether every date is the committee's already */
function isTaken({ held, skipped }: SeriesPlan): boolean {
  return held.length === 0 && skipped.some(({ reason }) => reason.code === 'taken');
}

/** The line said everything but its end: the form keeps what was typed and asks for that alone. */
async function askUntil(
  turn: DomainTurn,
  asked: Reply,
  { rhythm, except, title, place, link, guests, phase, duration: minutes, from, committee }: Typed,
): Promise<Reply> {
  if (turn.via !== 'text') return asked;
  const texts = {
    rhythm,
    except,
    title,
    place,
    link,
    guests,
    phase,
    duration: minutes && `${minutes} min`,
    from: from?.toString(),
    committee: committee?.value.code,
  };
  const given = Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const form = await turn.formFor('series schedule', Object.fromEntries(given));
  return {
    outcome: 'form',
    visibility: 'private',
    form: { ...form, intro: turn.t('meeting.series.problem.until') },
  };
}

interface Typed extends SeriesArguments {
  place?: string;
  link?: string;
  guests?: string;
  phase?: MilestonePhase;
  committee?: { value: Committee };
}

/** @returns why these dates cannot be a series, or null. */
function impossible(turn: DomainTurn, plan: SeriesPlan): Reply | null {
  const { held, wanted } = plan;
  const now = turn.now.toZonedDateTimeISO(wanted.committee.timeZone).toPlainDateTime();
  if (Temporal.PlainDateTime.compare(wanted.start, now) <= 0)
    return sayNo(turn, 'meeting.series.problem.past', {}, 'from');
  if (held.length > mostDates)
    return sayNo(turn, 'meeting.series.problem.tooMany', { count: held.length, most: mostDates }, 'until');
  if (held.length > 0)
    return held.some(({ voters, guests }) => voters.length + guests.length > 0)
      ? null
      : sayNo(turn, 'meeting.schedule.nobody', { committee: wanted.committee.label });
  return isTaken(plan)
    ? sayNo(turn, 'meeting.series.problem.already')
    : sayNo(turn, 'meeting.series.problem.noDate', {}, 'until');
}
