import { committeeRules } from '../../committees/committee-rules.ts';
import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { personResolver } from '../../people/resolvers.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { hasBegun, lockMeeting, type MeetingWithPeople } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import { lapseProxyOf, standingProxies, tellHolder } from '../proxies.ts';
import { proxyRefusal } from '../quorum.ts';
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
    if (meeting.state === 'cancelled' || hasBegun(meeting, turn.now))
      return sayNo(turn, 'meeting.change.over', { ...spokenTitle(meeting, turn.t), when });
    const voters = meeting.invitations
      .filter((one) => one.voting && !one.withdrawn)
      .map((one) => one.personId);
    const existing = standingProxies(meeting);
    const given = { giverId: turn.actor.id, holderId: holder.id };
    const away = voters.filter((id) => ['absent', 'substitute'].includes(answerOf(meeting, id) ?? ''));
    const refusal = proxyRefusal(given, voters, existing, committeeRules(meeting.committee), away);
    if (refusal)
      return sayNo(turn, `meeting.proxy.${refusal}`, {
        name: fullName(holder),
        ...spokenTitle(meeting, turn.t),
      });
    const before = existing.find(({ giverId }) => giverId === turn.actor.id);
    if (before?.holderId === holder.id)
      return sayNo(turn, 'meeting.proxy.already', { name: fullName(holder), when });
    const terms = { holderId: holder.id, state: 'offered' as const, dateVersion: meeting.dateVersion };
    const row = await turn.tx.proxy.upsert({
      where: { meetingId_giverId: { meetingId: meeting.id, giverId: turn.actor.id } },
      create: {
        ...terms,
        spaceId: turn.space.id,
        meetingId: meeting.id,
        giverId: turn.actor.id,
        createdAt: toDate(turn.now),
      },
      update: { ...terms, version: { increment: 1 } },
    });
    await journal(
      turn,
      'meeting.proxyGiven',
      { type: 'meeting', id: meeting.id },
      { after: { holderId: holder.id } },
    );
    if (before) await tellHolder(turn, row, before.holderId);
    await tellHolder(turn, row);
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    return {
      outcome: 'done',
      visibility: 'private',
      card: card(meeting.title, turn.t('meeting.proxy.given', { name: fullName(holder), when })),
    };
  },
});

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
