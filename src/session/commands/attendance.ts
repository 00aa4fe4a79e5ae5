import { choice, entity, text } from '../../conversation/arguments.ts';
import type { Block, Button, Card, CommandButton } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { giveProxy, type StatedProxy } from '../../meetings/give-proxy.ts';
import { guestsNamed } from '../../meetings/guests.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf, startOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { toInstant } from '../../time.ts';
import { type Arrived, arrive, followAttendance, leave, markAway } from '../change-attendance.ts';
import { meetingAtHand, noSession, notOpen } from '../meeting-at-hand.ts';
import { seatPresence } from '../presence.ts';
import { presenceFields } from '../presence-fields.ts';
import { proxyAtTheDoor } from '../proxy-at-the-door.ts';
import { readSession, type Session } from '../session.ts';
import { barredNotice, conductButtons, openingButtons } from '../session-card.ts';
import { awaitsOpening, isClose, isOver } from '../session-hours.ts';
import { statedHour } from '../stated-hour.ts';
import { conducting } from './in-the-session.ts';

type Mark = 'present' | 'remote' | 'absent' | 'excused' | 'left';

/** C18: the attendance sheet, kept by the secretary: several people at once, with their hour where it matters. */
export const attendance = domainCommand({
  name: 'attendance',
  alias: 'émargement',
  synonyms: ['emargement', 'présences', 'feuille'],
  ...conducting,
  arguments: {
    people: text({ position: 1, rest: true, optional: true, max: 1000, keys: ['qui', 'personnes'] }),
    mark: choice(
      {
        present: ['présent', 'présente', 'présents', 'présentes', 'sur place', 'arrivé', 'arrivée', 'là'],
        remote: ['à distance', 'distance', 'visio', 'online'],
        absent: ['absent', 'absente', 'absents', 'absentes'],
        excused: ['excusé', 'excusée', 'excusés', 'excusées'],
        left: ['parti', 'partie', 'partis', 'parties', 'sorti', 'sortie', 'gone'],
      },
      { position: 2, optional: true, keys: ['présence'] },
    ),
    at: text({ optional: true, max: 20, keys: ['à', 'heure'] }),
    proxy: entity<Person>('person', { optional: true, keys: ['procuration', 'pouvoir'] }),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
  },

  async run(turn, values) {
    const found = await meetingAtHand(turn, values);
    if (!found) return noSession(turn);
    const meeting = await lockMeeting(turn.tx, found.id);
    const stage = stageOf(meeting);
    if (stage === 'closed' || stage === 'cancelled') return notOpen(turn, meeting);
    if (stage === 'ahead' && !isClose(meeting, turn.now))
      return sayNo(turn, 'session.tooEarly', {
        ...spokenTitle(meeting, turn.t),
        when: whenLine(meeting, turn.t),
      });
    if (!values.people) return sheetOf(turn, await readSession(turn.tx, meeting.id));
    const stated = await proxyAtTheDoor(turn, values.people, values.proxy?.value);
    if (stated) return 'refusal' in stated ? stated.refusal : noteProxy(turn, meeting, stated);
    if (!values.mark) return sayNo(turn, 'session.attendance.which', { people: values.people }, 'mark');
    const people = await guestsNamed(turn, values.people);
    if (people.unknown.length > 0)
      return sayNo(turn, 'session.attendance.unknown', { name: people.unknown[0] ?? '' }, 'people');
    const hour = statedHour(turn, meeting, values.at, usualHour(turn, meeting, values.mark));
    if ('reply' in hour) return hour.reply;
    const before = await readSession(turn.tx, meeting.id);
    const said: string[] = [];
    for (const personId of people.people) {
      const marking = { personId, mark: values.mark, at: hour.at, stated: values.at !== undefined };
      const outcome = await markOne(turn, meeting, marking);
      if ('refused' in outcome)
        return sayNo(
          turn,
          `session.attendance.${outcome.refused}`,
          { name: await nameIn(turn, personId) },
          'people',
        );
      said.push(...(await consequences(turn, outcome.arrived, personId)));
    }
    await followAttendance(turn, meeting.id, before.quorum);
    const session = await readSession(turn.tx, meeting.id);
    return sheetOf(turn, session, [await markedLine(turn, people.people, values.mark), ...said]);
  },
});

/** A proxy signed on paper, handed over to who keeps the attendance. */
async function noteProxy(turn: DomainTurn, meeting: MeetingWithPeople, proxy: StatedProxy): Promise<Reply> {
  const before = await readSession(turn.tx, meeting.id);
  const [giver, name] = [await nameIn(turn, proxy.giverId), await nameIn(turn, proxy.holderId)];
  const said = { ...spokenTitle(meeting, turn.t), when: whenLine(meeting, turn.t), own: 'no', giver, name };
  if (before.attendance.some((row) => row.seatOfId === proxy.giverId && row.leftAt === null))
    return sayNo(turn, 'session.attendance.proxyThere', said);
  const outcome = await giveProxy(turn, meeting, proxy);
  if (outcome !== 'given') return sayNo(turn, `meeting.proxy.${outcome}`, said);
  await followAttendance(turn, meeting.id, before.quorum);
  return sheetOf(turn, await readSession(turn.tx, meeting.id), [turn.t('meeting.proxy.given', said)]);
}

/** What is entered afterwards at a desk happened from the opening on. */
function usualHour({ now }: DomainTurn, meeting: MeetingWithPeople, mark: Mark): Temporal.Instant {
  const afterwards = meeting.openedAt ? meeting.enteredAfterwards : isOver(meeting, now);
  if (!afterwards || mark === 'left') return now;
  return meeting.openedAt ? toInstant(meeting.openedAt) : startOf(meeting).toInstant();
}

interface Marking {
  personId: string;
  mark: Mark;
  at: Temporal.Instant;
  stated: boolean;
}

async function markOne(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  { personId, mark, at, stated }: Marking,
): Promise<{ arrived: Arrived | null } | { refused: 'notThere' | 'beforeArrival' }> {
  if (mark === 'absent' || mark === 'excused') {
    await markAway(turn, meeting, personId, mark === 'excused');
    return { arrived: null };
  }
  if (mark === 'left') {
    const refused = await leave(turn, meeting, personId, at);
    return refused ? { refused } : { arrived: null };
  }
  const mode = mark === 'remote' ? 'remote' : 'inPerson';
  return { arrived: await arrive(turn, meeting, { personId, mode, at, stated }) };
}

/** What an arrival changed besides: a seat taken for somebody, given back, a proxy that lapsed. */
async function consequences(turn: DomainTurn, arrived: Arrived | null, personId: string): Promise<string[]> {
  if (!arrived) return [];
  const { t } = turn;
  const name = await nameIn(turn, personId);
  const { seatOfId, tookBackProxy, gaveSeatBackId } = arrived;
  const sits = seatOfId !== null && seatOfId !== personId;
  return [
    ...(sits ? [t('session.attendance.sitsFor', { name, member: await nameIn(turn, seatOfId) })] : []),
    ...(tookBackProxy ? [t('session.attendance.proxyLapsed', { name })] : []),
    ...(gaveSeatBackId
      ? [t('session.attendance.seatBack', { name, substitute: await nameIn(turn, gaveSeatBackId) })]
      : []),
  ];
}

async function nameIn({ tx }: DomainTurn, personId: string): Promise<string> {
  return fullName(await tx.person.findUniqueOrThrow({ where: { id: personId } }));
}

async function markedLine(turn: DomainTurn, ids: readonly string[], mark: Mark): Promise<string> {
  const names: string[] = [];
  for (const id of ids) names.push(await nameIn(turn, id));
  const state = turn.t(`command.attendance.argument.mark.${mark}`);
  return turn.t('session.attendance.marked', { people: formatList(names, turn.locale), state });
}

/** The sheet: the quorum, who is there, and whoever is missing over the buttons that mark them. */
function sheetOf(turn: DomainTurn, session: Session, said: readonly string[] = []): Reply {
  const { t } = turn;
  const card: Card = {
    heading: t('session.attendance.heading', { title: session.meeting.title }),
    blocks: [
      ...said.map((text): Block => ({ kind: 'notice', tone: 'success', text })),
      { kind: 'fields', fields: presenceFields(session, t) },
      ...barredNotice(session, t),
      ...missingBlocks(turn, session),
      { kind: 'text', text: t('session.attendance.hint') },
    ],
    actions: sheetButtons(turn, session),
  };
  return { outcome: 'done', visibility: 'private', replaces: turn.via === 'button', card };
}

/** Once the quorum is there, what it was waited for: the session opens, or decides. */
function sheetButtons({ t, now }: DomainTurn, session: Session): Button[] {
  const { meeting, quorum } = session;
  if (!quorum.reached) return [];
  if (meeting.state === 'open')
    return conductButtons(session, t).filter(({ id }) => id === 'session-deliberate');
  return awaitsOpening(meeting, now) ? openingButtons(meeting, t).slice(0, 1) : [];
}

/** Rows of buttons, one a missing seat: the substitute instead, where one is named. */
function missingBlocks(turn: DomainTurn, session: Session): Block[] {
  const { meeting, names } = session;
  const missing = seatPresence(session).filter(
    ({ state }) => state !== 'inPerson' && state !== 'remote' && state !== 'substituted',
  );
  return missing.flatMap(({ memberId, state }): Block[] => {
    const invitation = meeting.invitations.find((one) => one.personId === memberId);
    if (!invitation) return [];
    const standing = meeting.committee.memberships.find((one) => one.personId === memberId)?.substitute;
    const substitute = invitation.substitute ?? standing;
    const button = (id: string, label: string, handle: string, mark: Mark): CommandButton => ({
      id: `${id}-${invitation.id}`,
      label,
      command: 'attendance',
      arguments: { people: `@${handle}`, mark, meeting: referenceOf(meeting) },
    });
    const { handle } = invitation.person;
    const { t } = turn;
    return [
      { kind: 'text', text: [{ bold: names.get(memberId) ?? '' }, ` · ${t(`session.seat.${state}`)}`] },
      {
        kind: 'actions',
        buttons: [
          button('present', t('session.button.mark.present'), handle, 'present'),
          button('remote', t('session.button.mark.remote'), handle, 'remote'),
          ...(substitute
            ? [
                button(
                  'substitute',
                  t('session.attendance.substitute', { name: substitute.givenName }),
                  substitute.handle,
                  'present',
                ),
              ]
            : []),
          ...(state === 'absent'
            ? [button('excused', t('session.button.mark.excused'), handle, 'excused')]
            : []),
        ],
      },
    ];
  });
}
