/** The agenda of the next meeting, short, as the first page of a committee shows it. */

import { budgetBlocks } from '../agenda/agenda-budget.ts';
import { orderedLine } from '../agenda/agenda-view.ts';
import { needsValidation } from '../agenda/convene.ts';
import { formatList } from '../conversation/format.ts';
import type { PagePart, PageSection } from '../conversation/page.ts';
import { holdersOf } from '../meetings/audiences.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import { namesById } from '../people/names-by-id.ts';
import { agendaFor, boardAddress } from './agenda-section.ts';
import { meetingReading } from './meeting-reading.ts';
import type { BoardView } from './page-frame.ts';
import { text } from './parts.ts';

/** Its points, two lines each on any screen; what is wrong with their time; whether the chair has said yes. */
export async function nextAgendaSection(view: BoardView, meeting: MeetingWithPeople): Promise<PageSection> {
  const { turn } = view;
  const { t } = turn;
  const reading = await meetingReading(view, meeting);
  const agenda = await agendaFor(turn, meeting, reading);
  const whole = reading === 'whole';
  const addressOf = whole ? boardAddress(turn) : null;
  const points: PagePart =
    agenda.items.length > 0
      ? {
          kind: 'list',
          items: agenda.items.map((item) => orderedLine(item, agenda.slots.get(item.id), t, addressOf)),
        }
      : text(t('board.agenda.none'));
  const warnings = whole
    ? budgetBlocks(agenda.items, meeting.durationMinutes, t).filter(({ kind }) => kind === 'notice')
    : [];
  return {
    id: 'agenda',
    heading: t('board.section.agenda'),
    half: true,
    parts: [...(whole && agenda.items.length > 0 ? await standing(view, meeting) : []), ...warnings, points],
  };
}

/** By whom it is validated, or must be; nothing where nobody need say so, or once it is over. */
async function standing({ turn }: BoardView, meeting: MeetingWithPeople): Promise<PagePart[]> {
  const { t, tx } = turn;
  if (!isAhead(meeting) || !needsValidation(meeting)) return [];
  const { agendaValidatedAt, agendaValidatedById } = meeting;
  const ids = agendaValidatedAt ? [agendaValidatedById] : holdersOf(meeting, 'PRES');
  const names = formatList([...(await namesById(tx, ids)).values()], t.locale);
  if (agendaValidatedAt) return [text(t('board.agenda.validated', { names }))];
  return [{ kind: 'notice', tone: 'neutral', text: t('board.agenda.notValidated', { names }) }];
}
