import { describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { houseTranslators } from '../catalogues.ts';
import { type MinutesContent, minutesContent } from './content.ts';
import { essentials } from './essentials.ts';

const { fr } = houseTranslators();

function closedWith(...dueOn: string[]): MinutesContent {
  const action = (day: string, index: number): MinutesContent['actions'][number] => ({
    number: `A-2026-00${index + 1}`,
    text: `Action ${index + 1}`,
    owner: 'Karim Benhaddou',
    contributors: [],
    dueOn: day,
    priority: 'normal',
    state: 'todo',
    progress: 0,
    decision: null,
    comment: null,
  });
  return minutesContent({
    reference: 'COPIL-2',
    title: 'COPIL n°2',
    committee: { label: 'COPIL DUI', organisation: 'AGLA', project: 'DUI' },
    kind: 'deliberative',
    secondCallOf: null,
    promised: { start: '2026-09-22T14:00', end: '2026-09-22T16:00' },
    openedAt: '2026-09-22T14:05',
    closedAt: '2026-09-22T16:10',
    place: null,
    byVideo: false,
    secretary: null,
    attendance: { present: [], remote: [], represented: [], excused: [], absent: [], guests: [] },
    quorum: { seats: 9, represented: 6, needed: 5 },
    items: [],
    notes: [],
    dissent: [],
    decisions: [],
    actions: dueOn.map(action),
    consultations: [],
    weather: [],
    risks: [],
    nextMeeting: null,
  } as never);
}
const actionsLine = (...dueOn: string[]) => plain(essentials(closedWith(...dueOn), fr)[2] ?? '');

describe('the essential lines of minutes', () => {
  it('call no action that was overdue already the first to fall due', () => {
    expect(actionsLine('2026-09-01', '2026-10-02', '2026-09-22')).toContain(
      '3 actions, la première à échoir : Action 3',
    );
    expect(actionsLine('2026-09-01', '2026-09-08')).toContain('2 actions, dont Action 1');
  });
});
