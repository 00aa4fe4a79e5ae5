import { nextMeetingOf } from '../../agenda/bring-to-meeting.ts';
import { lockWorkingCommittee } from '../../committees/working-committee.ts';
import { choice, date, entity, flag, longText, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import { formatDate, formatDateTime } from '../../conversation/format.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { decisionTypes } from '../../decisions/decision-types.ts';
import { votersOn } from '../../meetings/voters.ts';
import { askAgain, saysTheSame, slipStart } from '../../people/ask-again.ts';
import { askBefore, isLongPast } from '../../people/ask-before.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Meeting, Person } from '../../store/generated/client.ts';
import { dateColumn, toInstant } from '../../time.ts';
import { closedDeadline } from '../closed-deadline.ts';
import { consultationCard } from '../consultation-card.ts';
import { deadlineLine } from '../consultation-words.ts';
import { deadlineProblem, longestDays, readHour } from '../deadline.ts';
import { openConsultation } from '../open-consultation.ts';

const taken = {
  question: longText({ position: 1, rest: true, max: 1000, keys: ['texte', 'sujet'] }),
  before: date({ keys: ['avant', 'échéance'] }),
  hour: text({ optional: true, max: 40, keys: ['heure', 'à'] }),
  type: choice(decisionTypes, { optional: true }),
  reason: longText({ optional: true, max: 1000, keys: ['motif', 'raison'] }),
  owner: entity<Person>('person', { optional: true, keys: ['responsable'] }),
  effective: date({ optional: true, keys: ['effet', 'le'] }),
  committee: entity<Committee>('committee', { optional: true, keys: ['comité', 'instance'] }),
  confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  again: flag({ hidden: true }),
};
type Given = ArgumentValues<typeof taken>;

interface Wanted {
  committee: Committee;
  deadline: Temporal.ZonedDateTime;
  /** Voting members of this day. */
  memberIds: string[];
}

/** C23: a question put in writing to the voting members, between two meetings. */
export const consult = domainCommand({
  name: 'consultation',
  alias: 'consultation',
  synonyms: ['consulter', 'consult', 'consultation écrite', 'consultation ouvrir'],
  group: 'decisions',
  act: 'consultation.open',
  arguments: taken,
  committeeOf: (values) => values.committee?.value.id,

  async precondition(turn, values) {
    const wanted = await understand(turn, values);
    return 'reply' in wanted ? wanted.reply : null;
  },

  async run(turn, values): Promise<Reply> {
    const wanted = await understand(turn, values);
    if ('reply' in wanted) return wanted.reply;
    const { committee, deadline, memberIds } = wanted;
    const locked = await lockWorkingCommittee(turn, committee.id);
    if ('reply' in locked) return locked.reply;
    if (locked.committee.state !== 'active')
      return sayNo(turn, 'consultation.notActive', { committee: committee.label });
    if (values.effective && isLongPast(values.effective, turn) && !values.confirmed) {
      const again = printArguments({ name: 'consultation', arguments: taken }, values);
      return askBefore(turn, values.effective, values.question, 'consultation', again);
    }
    const same = values.again ? null : await justAsked(turn, committee, values.question);
    if (same) {
      const given = printArguments({ name: 'consultation', arguments: taken }, values);
      const ask = turn.t('people.again.same', { number: same.number });
      return askAgain(turn, { text: values.question, ask }, 'consultation', given);
    }
    const opened = await openConsultation(turn, committee, {
      question: values.question,
      type: values.type ?? 'arbitration',
      ownerId: values.owner?.value.id,
      rationale: values.reason,
      effectiveOn: values.effective && dateColumn(values.effective),
      deadline,
      memberIds,
    });
    const { t } = turn;
    const reader = { t, now: turn.now, personId: turn.actor.id, byMail: false };
    const shown = consultationCard(
      opened,
      reader,
      t('consultation.opened.heading', { number: opened.number }),
    );
    const meeting = await nextMeetingOf(turn.tx, committee.id, turn.now);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        ...shown,
        blocks: [
          {
            kind: 'text',
            text: t.rich('consultation.opened', {
              count: memberIds.length,
              deadline: deadlineLine(opened, t),
            }),
          },
          ...(await closedDeadline(turn, opened)),
          ...meetsBefore(turn, meeting, deadline),
          ...shown.blocks,
        ],
      },
    };
  },
});

/** @returns the consultation that the person opened a moment ago on the same question */
async function justAsked(turn: DomainTurn, { id }: Committee, question: string) {
  const recent = await turn.tx.consultation.findMany({
    where: {
      committeeId: id,
      state: 'open',
      openedById: turn.onBehalfOfId ?? turn.actor.id,
      openedAt: { gte: slipStart(turn) },
    },
    select: { number: true, question: true },
  });
  return recent.find((one) => saysTheSame(one.question, question)) ?? null;
}

async function understand(turn: DomainTurn, values: Given): Promise<Wanted | { reply: Reply }> {
  const no = (key: string, said = {}, about?: string) => ({ reply: sayNo(turn, key, said, about) });
  const committee = values.committee?.value ?? (await committeeOfTurn(turn));
  if (!committee) return no('consultation.whichCommittee', {}, 'committee');
  if (committee.state !== 'active') return no('consultation.notActive', { committee: committee.label });
  const hour = readHour(values.hour);
  if (!hour) return no('consultation.hour', { typed: values.hour ?? '' }, 'hour');
  const deadline = values.before.toZonedDateTime({ timeZone: committee.timeZone, plainTime: hour });
  const problem = deadlineProblem(deadline, turn.now);
  if (problem)
    return no(
      `consultation.deadline.${problem}`,
      { day: formatDate(values.before, turn.locale), days: longestDays },
      'before',
    );
  const today = turn.now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const memberIds = await votersOn(turn.tx, committee.id, today);
  if (memberIds.length === 0) return no('consultation.nobody', { committee: committee.label });
  return { committee, deadline, memberIds };
}

/** A session that comes first could decide as well: its author sees it. */
function meetsBefore(
  { t, locale }: DomainTurn,
  meeting: Meeting | null,
  deadline: Temporal.ZonedDateTime,
): Block[] {
  if (!meeting || Temporal.Instant.compare(toInstant(meeting.startsAt), deadline.toInstant()) > 0) return [];
  const when = formatDateTime(Temporal.PlainDateTime.from(meeting.startsLocal), locale);
  return [
    { kind: 'notice', tone: 'warning', text: t('consultation.meetsBefore', { title: meeting.title, when }) },
  ];
}
