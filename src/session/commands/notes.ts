import { pointNamed } from '../../agenda/point-named.ts';
import { entity, integer, longText, text } from '../../conversation/arguments.ts';
import type { Block, Card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { SessionNote } from '../../store/generated/client.ts';
import { toDate, toInstant } from '../../time.ts';
import { meetingAtHand, noSession, openMeetingAtHand } from '../meeting-at-hand.ts';
import { pointTitle } from '../point-blocks.ts';
import { readSession, type Session } from '../session.ts';
import { hourOf } from '../session-hours.ts';
import { conducting } from './in-the-session.ts';

const meeting = () => entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] });
const noteText = 2_000;

/** Notes of the session, for the minutes: several to a point; a disagreement is kept as such (F-13). */
export const note = domainCommand({
  name: 'note',
  alias: 'noter',
  ...conducting,
  arguments: {
    text: longText({ position: 1, rest: true, optional: true, max: noteText, keys: ['texte'] }),
    dissent: longText({ optional: true, max: noteText, keys: ['désaccord'] }),
    item: text({ optional: true, keys: ['point'] }),
    meeting: meeting(),
  },

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    if (!values.text && !values.dissent) {
      const form = await turn.formFor('note', { meeting: referenceOf(found.meeting) });
      return { outcome: 'form', visibility: 'private', form };
    }
    const session = await readSession(turn.tx, found.meeting.id);
    const item = values.item === undefined ? null : pointNamed(session.items, values.item);
    if (values.item !== undefined && !item)
      return sayNo(turn, 'session.point.unknown', { point: values.item }, 'item');
    const agendaItemId = item?.id ?? session.meeting.currentItemId;
    const written = [
      ...(values.text ? [{ text: values.text, dissent: false }] : []),
      ...(values.dissent ? [{ text: values.dissent, dissent: true }] : []),
    ];
    for (const one of written) {
      const row = await turn.tx.sessionNote.create({
        data: {
          ...one,
          spaceId: turn.space.id,
          meetingId: session.meeting.id,
          agendaItemId,
          authorId: turn.actor.id,
          at: toDate(turn.now),
        },
      });
      await journal(turn, 'session.noted', { type: 'sessionNote', id: row.id }, { after: one });
    }
    const about = session.items.find(({ id }) => id === agendaItemId);
    return notesReply(
      turn,
      session,
      about
        ? turn.t('session.note.kept', { point: pointTitle(about) })
        : turn.t('session.note.keptOnMeeting'),
      agendaItemId,
    );
  },
});

/** What was noted so far; open to who keeps the session and to the leads. */
export const notes = domainCommand({
  name: 'notes',
  alias: 'notes',
  ...conducting,
  readOnly: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
  },

  async run(turn, values) {
    const found = await meetingAtHand(turn, values);
    if (!found) return noSession(turn);
    return notesReply(turn, await readSession(turn.tx, found.id));
  },
});

const number = () => integer({ position: 1, min: 1, max: 9_999, keys: ['note'] });

/** Rewrites a note until the session closes. */
export const correctNote = domainCommand({
  name: 'notes correct',
  alias: 'notes corriger',
  ...conducting,
  arguments: {
    number: number(),
    text: longText({ position: 2, rest: true, max: noteText, keys: ['texte'] }),
    meeting: meeting(),
  },

  async run(turn, values) {
    const found = await noteAt(turn, values);
    if ('reply' in found) return found.reply;
    const { row, session } = found;
    await turn.tx.sessionNote.update({ where: { id: row.id }, data: { text: values.text } });
    await journal(
      turn,
      'session.noteCorrected',
      { type: 'sessionNote', id: row.id },
      { before: { text: row.text }, after: { text: values.text } },
    );
    return notesReply(turn, session, turn.t('session.note.corrected'));
  },
});

/** Takes a note back until the session closes; the journal keeps that it was. */
export const deleteNote = domainCommand({
  name: 'notes delete',
  alias: 'notes supprimer',
  ...conducting,
  arguments: { number: number(), meeting: meeting() },

  async run(turn, values) {
    const found = await noteAt(turn, values);
    if ('reply' in found) return found.reply;
    await turn.tx.sessionNote.delete({ where: { id: found.row.id } });
    await journal(turn, 'session.noteDeleted', { type: 'sessionNote', id: found.row.id });
    return notesReply(turn, found.session, turn.t('session.note.deleted'));
  },
});

interface NoteGiven {
  number: number;
  meeting?: { value: MeetingWithPeople };
}

async function noteAt(
  turn: DomainTurn,
  given: NoteGiven,
): Promise<{ row: SessionNote; session: Session } | { reply: Reply }> {
  const found = await openMeetingAtHand(turn, given);
  if ('reply' in found) return found;
  const row = (await notesOf(turn, found.meeting.id))[given.number - 1];
  if (!row) return { reply: sayNo(turn, 'session.note.unknown', { number: given.number }, 'number') };
  return { row, session: await readSession(turn.tx, found.meeting.id) };
}

/** In the order in which they were taken: their place is the number people type. */
function notesOf({ tx }: DomainTurn, meetingId: string): Promise<SessionNote[]> {
  return tx.sessionNote.findMany({ where: { meetingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}

/** @param only the point whose notes are shown; all of them when absent */
async function notesReply(
  turn: DomainTurn,
  session: Session,
  said?: string,
  only?: string | null,
): Promise<Reply> {
  const { t } = turn;
  const numbered = (await notesOf(turn, session.meeting.id)).map((row, index) => ({
    row,
    number: index + 1,
  }));
  const shown = only === undefined ? numbered : numbered.filter(({ row }) => row.agendaItemId === only);
  const groups = [...session.items.map(({ id }) => id), null]
    .map((id) => ({ id, rows: shown.filter(({ row }) => row.agendaItemId === id) }))
    .filter(({ rows }) => rows.length > 0);
  const titleOf = (id: string | null) => {
    const point = session.items.find((one) => one.id === id);
    return point ? pointTitle(point) : t('session.notes.meeting');
  };
  const card: Card = {
    heading: t('session.notes.heading', { title: session.meeting.title }),
    blocks: [
      ...(said ? [{ kind: 'notice' as const, tone: 'success' as const, text: said }] : []),
      ...(groups.length === 0
        ? [{ kind: 'text' as const, text: t('session.notes.none', spokenTitle(session.meeting, t)) }]
        : []),
      ...groups.map(
        ({ id, rows }): Block => ({
          kind: 'list',
          heading: titleOf(id),
          items: rows.map(({ row, number }) => ({
            text: [{ bold: String(number) }, ` · ${row.text}`],
            detail: [
              hourOf(session.meeting, toInstant(row.at), t),
              ...(row.dissent ? [t('session.notes.dissent')] : []),
            ].join(' · '),
            ...(row.dissent && { tone: 'warning' as const }),
          })),
        }),
      ),
    ],
    ...(groups.length > 0 && session.meeting.state === 'open' && { footer: t('session.notes.hint') }),
  };
  return { outcome: 'done', visibility: 'private', card };
}
