import { committeeRules } from '../../committees/committee-rules.ts';
import type { Block, CommandButton } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { isAhead } from '../../people/ahead-states.ts';
import { leadToday } from '../../people/lead-today.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { shortName } from '../../people/person-name.ts';
import { attending } from '../answers.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople, referenceOf, startOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf, nameOf } from '../names.ts';
import { standingProxies } from '../proxies.ts';
import { quorumNeeded, votesRepresented } from '../quorum.ts';
import { spokenTitle } from '../spoken-title.ts';
import type { MeetingComposer } from './composer.ts';
import { absenceChoices, isOpenAbsence } from './leader-absent.ts';

/** What the answers promise three days before (M06). */
export interface Forecast {
  seats: number;
  needed: number;
  /** Voices promised: who comes, substitutes, one proxy a holder who comes. */
  promised: number;
  /** Chair and sponsors who are invited, and who of them comes in person. */
  leaders: { personId: string; inPerson: boolean }[];
}

/** @returns whether there is nothing to tell: quorum promised, chair and sponsors coming in person (4.4b) */
function isSafe({ promised, needed, leaders }: Forecast): boolean {
  return promised >= needed && leaders.every(({ inPerson }) => inPerson);
}

function forecastOf(meeting: MeetingWithPeople): Forecast {
  const rules = committeeRules(meeting.committee);
  const voters = meeting.invitations.filter((one) => one.voting && !one.withdrawn);
  const coming = voters.filter((one) => attending([one], meeting.dateVersion).length > 0);
  const day = startOf(meeting).toPlainDate();
  const leaders = meeting.committee.memberships
    .filter((one) => (one.sponsor || one.roles.includes('PRES')) && isOpenMembership(one, day))
    .filter(({ personId }) => meeting.invitations.some((one) => one.personId === personId && !one.withdrawn));
  return {
    seats: voters.length,
    needed: meeting.secondCallOfId ? 0 : quorumNeeded(voters.length, rules.quorum),
    promised: votesRepresented(
      coming.map(({ personId }) => personId),
      standingProxies(meeting),
      rules,
    ),
    leaders: leaders.map(({ personId }) => ({
      personId,
      inPerson: answerOf(meeting, personId) === 'present',
    })),
  };
}

/** @returns ids of voting members who have not answered, nor given their voice to somebody */
export function silentIn(meeting: MeetingWithPeople): string[] {
  const givers = standingProxies(meeting).map(({ giverId }) => giverId);
  return meeting.invitations
    .filter((one) => one.voting && !one.withdrawn && !givers.includes(one.personId))
    .filter(({ personId }) => answerOf(meeting, personId) === null)
    .map(({ personId }) => personId);
}

/** M06: to the leads, three days before: will there be a quorum, and will those who carry the project be there? */
export const forecast: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t, personId } = context;
  const seen = forecastOf(meeting);
  const ahead = isAhead(meeting) && !hasBegun(meeting, context.now);
  if (!context.redraw && (!ahead || isSafe(seen))) return null;
  const day = context.now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached, insteadOf } = await leadToday(context.tx, meeting.committeeId, personId, day);
  if (!reached) return null;
  const enough = seen.promised >= seen.needed;
  return {
    card: {
      heading: t('meeting.forecast.heading', spokenTitle(meeting, t)),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        ...quorumBlocks(seen, t),
        ...leaderBlocks(meeting, seen, t),
        ...silentBlocks(meeting, t),
        ...(ahead && isSafe(seen)
          ? [{ kind: 'notice' as const, tone: 'success' as const, text: t('meeting.forecast.safe') }]
          : []),
      ],
      actions: ahead ? choices(meeting, enough, context.now, t) : [],
      ...(insteadOf && { footer: t('meeting.leaderAbsent.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};

function quorumBlocks({ promised, seats, needed }: Forecast, t: Translator): Block[] {
  if (needed === 0) return [];
  const enough = promised >= needed;
  const text = t(`meeting.forecast.${enough ? 'enough' : 'short'}`, {
    promised,
    seats,
    needed,
    missing: needed - promised,
  });
  return [{ kind: 'notice', tone: enough ? 'success' : 'warning', text }];
}

function leaderBlocks(meeting: MeetingWithPeople, { leaders }: Forecast, t: Translator): Block[] {
  return leaders
    .filter(({ inPerson }) => !inPerson)
    .map(({ personId }): Block => {
      const invitation = meeting.invitations.find((one) => one.personId === personId);
      const said = {
        name: nameOf(meeting, personId),
        substitute: nameOf(meeting, invitation?.substituteId ?? null),
      };
      const answer = answerOf(meeting, personId) ?? 'silent';
      return { kind: 'notice', tone: 'warning', text: t(`meeting.forecast.leader.${answer}`, said) };
    });
}

function silentBlocks(meeting: MeetingWithPeople, t: Translator): Block[] {
  const names = silentIn(meeting).map((id) => nameOf(meeting, id));
  if (names.length === 0) return [];
  return [
    {
      kind: 'text',
      text: t('meeting.forecast.silentOnes', { count: names.length, names: formatList(names, t.locale) }),
    },
  ];
}

/** Each leader who will not come keeps the three choices of C08; without a quorum, those who are silent may be asked again. */
function choices(
  meeting: MeetingWithPeople,
  enough: boolean,
  now: Temporal.Instant,
  t: Translator,
): CommandButton[] {
  const absences = meeting.invitations.filter(
    (one) => !one.withdrawn && isLeader(meeting, one.personId) && isOpenAbsence(meeting, one, now),
  );
  const ofAbsences = absences.flatMap((leader) =>
    absenceChoices(meeting, leader, t)
      .filter(({ id }) => id !== 'move')
      .map((one) => ({ ...one, id: `${one.id}-${leader.id}` })),
  );
  const reference = { meeting: referenceOf(meeting) };
  const again: CommandButton = {
    id: 'remind',
    label: t('meeting.forecast.remind'),
    command: 'remind',
    arguments: reference,
  };
  const move: CommandButton = {
    id: 'move',
    label: t('meeting.leaderAbsent.move'),
    command: 'move',
    arguments: reference,
  };
  const silent = silentIn(meeting).length > 0;
  return [
    ...(silent ? [enough ? again : { ...again, style: 'primary' as const }] : []),
    ...ofAbsences,
    ...(enough && absences.length === 0 ? [] : [move]),
  ];
}

function isLeader(meeting: MeetingWithPeople, personId: string): boolean {
  return meeting.committee.memberships.some(
    (one) => one.personId === personId && (one.sponsor || one.roles.includes('PRES')),
  );
}
