import { choice, entity, integer, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { judgeAct } from '../../people/permit.ts';
import { personResolver } from '../../people/resolvers.ts';
import type { Role } from '../../people/roles.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { answerReply } from '../answer-card.ts';
import { substitutesFor } from '../answer-sheet.ts';
import { type GivenAnswer, giveAnswer } from '../give-answer.ts';
import type { MeetingWithPeople } from '../meeting.ts';
import { meetingResolver } from '../resolve-meeting.ts';

const meeting = () => entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] });
const onBehalf = () => entity<Person>('person', { optional: true, keys: ['pour', 'de'] });
const version = () => integer({ optional: true, hidden: true });
/** Read by the signed links of mails, which know no account. */
const invitation = () => text({ optional: true, hidden: true });

/** One's own answer, or somebody's entered by the committee's secretary, traced (4.1 `Invitation`). */
async function isOwn(
  turn: DomainTurn,
  values: { meeting?: { value: MeetingWithPeople }; for?: { value: Person } },
): Promise<boolean> {
  if (!values.for || values.for.value.id === turn.actor.id) return true;
  const committeeId = values.meeting?.value.committeeId;
  if (!committeeId) return false;
  return (await judgeAct(turn, 'answer.onBehalf', { committeeId, own: false })).verdict === 'allowed';
}

/** Guests named for this meeting answer like experts (4.5), whatever they are elsewhere; substitutes have SUP for it. */
function rolesIn(turn: DomainTurn, values: { meeting?: { value: MeetingWithPeople } }): Role[] {
  const invitations = values.meeting?.value.invitations.filter((one) => !one.withdrawn) ?? [];
  const guest = invitations.some((one) => one.personId === turn.actor.id);
  const sitsIn = invitations.some((one) => one.substituteId === turn.actor.id);
  return [...(guest ? (['EXP'] as const) : []), ...(sitsIn ? (['SUP'] as const) : [])];
}

/** C14: present, remote, absent. */
export const answer = domainCommand({
  name: 'answer',
  alias: 'répondre',
  group: 'meetings',
  act: 'meeting.answer',
  arguments: {
    meeting: meeting(),
    answer: choice(
      {
        present: ['présent', 'présente', 'oui', 'viens', 'je viens', 'yes'],
        remote: ['à distance', 'distance', 'visio', 'online'],
        absent: ['absente', 'non', 'excusé', 'excusée', 'no'],
      },
      { position: 2, keys: ['réponse'] },
    ),
    reason: longText({ optional: true, max: 300, keys: ['raison', 'motif'] }),
    for: onBehalf(),
    version: version(),
    invitation: invitation(),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  own: isOwn,
  rolesInMatter: rolesIn,

  run: (turn, values) => respond(turn, values, { answer: values.answer }),
});

interface Responding {
  meeting: { value: MeetingWithPeople };
  for?: { value: Person };
  reason?: string;
  version?: number;
}

async function respond(
  turn: DomainTurn,
  { meeting, for: whom, reason, version }: Responding,
  given: Pick<GivenAnswer, 'answer' | 'substituteId'>,
): Promise<Reply> {
  const personId = whom?.value.id ?? turn.actor.id;
  const outcome = await giveAnswer(turn, {
    meetingId: meeting.value.id,
    personId,
    reason,
    version,
    ...given,
  });
  return answerReply(turn, outcome, personId);
}

/** The person's own substitute first, then those who sit without a vote. */
async function substituteOptions(turn: DomainTurn, reference: string | undefined) {
  const found = reference ? await meetingResolver.resolve(turn, reference) : null;
  if (!found) return personResolver.options(turn);
  const people = await substitutesFor(turn.tx, found.value, turn.actor.id);
  return people.map(({ handle, name }) => ({ value: `@${handle}`, label: name }));
}

/** C14: somebody else sits in one's place. */
export const substitute = domainCommand({
  name: 'substitute',
  alias: 'remplacer',
  synonyms: ['suppléant'],
  group: 'meetings',
  act: 'meeting.answer',
  arguments: {
    meeting: meeting(),
    substitute: entity<Person>('person', {
      position: 2,
      keys: ['par', 'suppléant', 'by'],
      options: (turn, texts) => substituteOptions(turn as DomainTurn, texts.meeting),
    }),
    reason: longText({ optional: true, max: 300, keys: ['raison', 'motif'] }),
    for: onBehalf(),
    version: version(),
    invitation: invitation(),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  own: isOwn,
  rolesInMatter: rolesIn,

  run: (turn, values) =>
    respond(turn, values, { answer: 'substitute', substituteId: values.substitute.value.id }),
});
