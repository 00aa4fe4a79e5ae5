/** A search for a number opens what has it: D-2026-004, A-2026-007, R-01, C-2026-001, S-2026-001, COPIL-2. */
import { actionResolver } from '../../actions/resolve-action.ts';
import { consultationResolver } from '../../consultations/resolve-consultation.ts';
import type { CommandButton } from '../../conversation/card.ts';
import { decisionResolver } from '../../decisions/resolve-decision.ts';
import { lessonCode } from '../../lessons/lesson.ts';
import { lessonResolver } from '../../lessons/resolve-lesson.ts';
import { readThread } from '../../lessons/thread.ts';
import { referenceOf } from '../../meetings/meeting.ts';
import { meetingResolver } from '../../meetings/resolve-meeting.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { titleOf } from '../../polls/poll-words.ts';
import { pollResolver } from '../../polls/resolve-poll.ts';
import { whyUnreadable } from '../../risks/reading-risks.ts';
import { riskResolver } from '../../risks/resolve-risk.ts';

export interface Numbered {
  number: string;
  text: string;
  /** What opens it; a meeting has an agenda and minutes. */
  open: Pick<CommandButton, 'id' | 'command' | 'arguments'>[];
}

type Lookup = (turn: DomainTurn, typed: string) => Promise<Numbered | null>;

const lookups: readonly Lookup[] = [
  async (turn, typed) => {
    const found = (await decisionResolver.resolve(turn, typed))?.value;
    return found ? numbered(found.number, found.text, 'decision show', 'decision') : null;
  },
  async (turn, typed) => {
    const found = (await actionResolver.resolve(turn, typed))?.value;
    return found ? numbered(found.number, found.text, 'action show', 'action') : null;
  },
  async (turn, typed) => {
    const found = (await riskResolver.resolve(turn, typed))?.value;
    if (!found || (await whyUnreadable(turn, found.committeeId))) return null;
    return numbered(found.number, found.title, 'risk', 'risk');
  },
  async (turn, typed) => {
    const found = (await consultationResolver.resolve(turn, typed))?.value;
    return found ? numbered(found.number, found.question, 'consultation show', 'consultation') : null;
  },
  async (turn, typed) => {
    const found = (await pollResolver.resolve(turn, typed))?.value;
    return found ? numbered(found.number, titleOf(found, turn.t), 'poll show', 'poll') : null;
  },
  async (turn, typed) => {
    // A number alone is a word like another.
    const found = /^rex/i.test(typed.trim()) ? (await lessonResolver.resolve(turn, typed))?.value : null;
    if (!found) return null;
    const { site } = (await readThread(turn.tx, found.threadId)).deployment;
    return numbered(lessonCode(found), found.text, 'lessons sheet', 'site', site.code);
  },
  async (turn, typed) => {
    // A number alone is a word like another.
    const found = /\p{L}/u.test(typed) ? (await meetingResolver.resolve(turn, typed))?.value : null;
    if (!found) return null;
    const meeting = referenceOf(found);
    return {
      number: meeting,
      text: found.title,
      open: [
        { id: 'agenda', command: 'agenda', arguments: { meeting } },
        { id: 'minutes', command: 'minutes', arguments: { meeting } },
      ],
    };
  },
];

/** @returns what has this number, if the person may read it */
export async function byNumber(turn: DomainTurn, typed: string): Promise<Numbered | null> {
  for (const lookup of lookups) {
    const found = await lookup(turn, typed);
    if (found) return found;
  }
  return null;
}

function numbered(number: string, text: string, command: string, argument: string, named = number): Numbered {
  return { number, text, open: [{ id: 'open', command, arguments: { [argument]: named } }] };
}
