import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { personResolver } from '../../people/resolvers.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { giveAnswer } from '../give-answer.ts';
import { giveProxy, takesProxies } from '../give-proxy.ts';
import { lockMeeting, type MeetingWithPeople } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import { lapseProxyOf, standingProxies } from '../proxies.ts';
import { meetingResolver } from '../resolve-meeting.ts';
import { spokenTitle } from '../spoken-title.ts';

/** The other voting members who hold no proxy yet. */
async function holderOptions(turn: DomainTurn, reference: string | undefined) {
  const found = reference ? await meetingResolver.resolve(turn, reference) : null;
  if (!found) return personResolver.options(turn);
  const taken = new Set(standingProxies(found.value).map(({ holderId }) => holderId));
  return found.value.invitations
    .filter(
      (one) => one.voting && !one.withdrawn && one.personId !== turn.actor.id && !taken.has(one.personId),
    )
    .map(({ person }) => ({ value: `@${person.handle}`, label: fullName(person) }));
}

/** C09: a voting member who cannot come lets another vote in their name; one proxy per holder. */
export const proxy = domainCommand({
  name: 'proxy',
  alias: 'procuration',
  synonyms: ['pouvoir'],
  group: 'meetings',
  act: 'meeting.proxy',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    holder: entity<Person>('person', {
      position: 2,
      keys: ['à', 'to'],
      options: (turn, texts) => holderOptions(turn as DomainTurn, texts.meeting),
    }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  own: () => true,

  async run(turn, values) {
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    const holder = values.holder.value;
    const when = whenLine(meeting, turn.t);
    if (!takesProxies(meeting, turn.now))
      return sayNo(turn, meeting.state === 'open' ? 'meeting.proxy.open' : 'meeting.change.over', {
        ...spokenTitle(meeting, turn.t),
        when,
      });
    const said = { name: fullName(holder), when, own: 'yes', ...spokenTitle(meeting, turn.t) };
    const outcome = await giveProxy(turn, meeting, { giverId: turn.actor.id, holderId: holder.id });
    const away = outcome === 'given' && (await comesNoMore(turn, meeting));
    if (outcome !== 'given') return sayNo(turn, `meeting.proxy.${outcome}`, { ...said, giver: '' });
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(
        meeting.title,
        turn.t('meeting.proxy.given', said),
        ...(away ? [turn.t('meeting.proxy.answerChanged')] : []),
      ),
    };
  },
});

/** Who had said that they come, and lets another vote, does not come: the answer follows. @returns whether it changed */
async function comesNoMore(turn: DomainTurn, meeting: MeetingWithPeople): Promise<boolean> {
  if (!['present', 'remote'].includes(answerOf(meeting, turn.actor.id) ?? '')) return false;
  const given = { meetingId: meeting.id, personId: turn.actor.id, answer: 'absent' } as const;
  return (await giveAnswer(turn, given)).state === 'recorded';
}

/** The giver takes the proxy back; the holder knows. */
export const withdrawProxy = domainCommand({
  name: 'proxy withdraw',
  alias: 'procuration retirer',
  group: 'meetings',
  act: 'meeting.proxy',
  arguments: { meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }) },
  committeeOf: (values) => values.meeting?.value.committeeId,
  own: () => true,

  async run(turn, values) {
    const meeting = await lockMeeting(turn.tx, values.meeting.value.id);
    if (!(await lapseProxyOf(turn, meeting, turn.actor.id)))
      return sayNo(turn, 'meeting.proxy.none', spokenTitle(meeting, turn.t));
    await journal(turn, 'meeting.proxyWithdrawn', { type: 'meeting', id: meeting.id });
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(meeting.title, turn.t('meeting.proxy.takenBack')),
    };
  },
});
