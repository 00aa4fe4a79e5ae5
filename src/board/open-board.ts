import { entity } from '../conversation/arguments.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { readingOf, unreadable } from '../people/reading.ts';
import { domainCommand } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { systemClock } from '../time.ts';
import { linkCard } from './composers.ts';
import { meetingPath } from './paths.ts';
import { keepLink, newToken } from './sign-in.ts';

/** The pages of a committee, for a desk and for paper: a personal link, shown to who asks alone. */
export const openBoard = domainCommand({
  name: 'board',
  alias: 'tableau',
  group: 'overview',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
  },

  async run(turn, values) {
    const meeting = values.meeting?.value;
    const committee = meeting?.committee ?? values.committee?.value ?? (await committeeOfTurn(turn));
    if (committee && !(await readingOf(turn, committee.id))) return unreadable(turn, committee.id);
    const token = newToken();
    const path = meeting ? meetingPath(referenceOf(meeting)) : (committee?.code ?? '');
    // Whatever hour it is in the project, a link lives for a quarter of an hour of real time.
    await keepLink(turn.tx, { token, personId: turn.actor.id, path }, systemClock.system());
    return { outcome: 'done', visibility: 'private', card: linkCard(turn.t, turn.links.signIn(token)) };
  },
});
