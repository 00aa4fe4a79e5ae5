import { choice, entity, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { answerPoll } from '../answer-poll.ts';
import { askCard, settledCard } from '../ask-card.ts';
import { findDate } from '../find-date.ts';
import { openSlots, type Poll, type Slot } from '../poll.ts';
import { shortWhen, titleOf } from '../poll-words.ts';
import { unknownDate } from '../unknown-date.ts';
import { answersForOthers } from '../who-organises.ts';

/** One's own answer to one date, or to all of them; without an answer it shows the sheet. */
export const answerPollCommand = domainCommand({
  name: 'poll answer',
  alias: 'sondage répondre',
  group: 'meetings',
  act: 'meeting.answer',
  arguments: {
    poll: entity<Poll>('poll', { position: 1, keys: ['sondage'] }),
    choice: choice(
      {
        possible: ['oui', 'ok', 'yes'],
        ifNeeded: ['si besoin', 'si nécessaire', 'peut-être', 'if needed', 'maybe'],
        impossible: ['non', 'no'],
      },
      { position: 2, optional: true, keys: ['réponse'] },
    ),
    date: text({ position: 3, rest: true, optional: true, max: 80, keys: ['date', 'numéro'] }),
    for: entity<Person>('person', { optional: true, keys: ['pour', 'de'] }),
    /** Read by the signed links of mails, which know no account. */
    person: text({ optional: true, hidden: true }),
    sheet: text({ optional: true, hidden: true }),
  },
  committeeOf: (values) => values.poll?.value.committeeId,
  own: (turn, values) =>
    !values.for ||
    values.for.value.id === turn.actor.id ||
    (values.poll !== undefined && answersForOthers(values.poll.value, turn.actor.id, turn.now)),
  rolesInMatter: (turn, values) =>
    values.poll?.value.people.some(({ id }) => id === turn.actor.id) ? ['EXP'] : [],

  async run(turn, values): Promise<Reply> {
    const poll = values.poll.value;
    const personId = values.for?.value.id ?? turn.actor.id;
    if (!poll.people.some(({ id }) => id === personId)) return notAsked(turn, poll, personId);
    if (!values.choice) return sheet(turn, poll, personId);
    const given = values.choice;
    const slots = datesMeant(turn, poll, values.date);
    if (!slots) return unknownDate(turn, poll, values.date ?? '', 'answer');
    const outcome = await answerPoll(
      turn,
      poll.id,
      personId,
      slots.map(({ number }) => ({ number, choice: given })),
    );
    if (outcome.state === 'notAsked') return notAsked(turn, outcome.poll, personId);
    if (outcome.state === 'closed') return sheet(turn, outcome.poll, personId, 'invalid');
    if (outcome.state === 'passed') return sayNo(turn, 'poll.date.over', { title: titleOf(poll, turn.t) });
    if (personId === turn.actor.id) return sheet(turn, outcome.poll, personId);
    const whens = slots.map((slot) => shortWhen(poll, slot, turn.t));
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        titleOf(poll, turn.t),
        turn.t('poll.noted', {
          name: values.for ? fullName(values.for.value) : '',
          choice: turn.t(`poll.choice.${given}`),
          dates: formatList(whens, turn.locale),
        }),
      ),
    };
  },
});

/** The date that was named, or all that are open; null when none answers to the name. */
function datesMeant(turn: DomainTurn, poll: Poll, typed: string | undefined): Slot[] | null {
  if (typed === undefined) return openSlots(poll, turn.now);
  const slot = findDate(poll.slots, typed, { now: turn.now, timeZone: poll.timeZone });
  return slot && [slot];
}

function sheet(turn: DomainTurn, poll: Poll, personId: string, outcome: Reply['outcome'] = 'done'): Reply {
  return {
    outcome,
    visibility: 'private',
    replaces: turn.via === 'button' && turn.place.kind === 'direct',
    card: askCard(poll, personId, { t: turn.t, now: turn.now, byMail: false }),
  };
}

function notAsked(turn: DomainTurn, poll: Poll, personId: string): Reply {
  const settled = settledCard(poll, turn.t, turn.now);
  if (settled) return { outcome: 'invalid', visibility: 'private', card: settled };
  return sayNo(turn, personId === turn.actor.id ? 'poll.notAsked' : 'poll.notAsked.other', {
    title: titleOf(poll, turn.t),
  });
}
