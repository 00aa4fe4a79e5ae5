import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';

let direct: DirectBot;
let events = 0;
beforeAll(async () => {
  direct = await openDirectBot('2026-09-01T07:30:00Z');
});
afterAll(() => direct.close());

const accountOf = (handle: string) => ({
  platform: 'local' as const,
  workspace: handle === 'bruno' ? 'rives-doust' : 'agla',
  externalId: handle,
});
const read = (reply: Reply) => ({
  ...reply,
  text: (reply.card ? renderText(reply.card, 'fr') : '').replace(/[\u00A0\u202F]/g, ' '),
});

async function say(handle: string, text: string) {
  const place = { kind: 'direct' } as const;
  return read(
    await direct.bot.say({ account: accountOf(handle), text, place, eventId: `members-${events++}` }),
  );
}

/** Presses the button with this id on a reply. */
async function press(handle: string, reply: Reply, id: string) {
  const button = buttonsOf(reply.card ?? { blocks: [] }).find((one) => one.id === id);
  if (!button || !('command' in button)) throw new Error(`No button ${id}`);
  return read(
    await direct.bot.press({
      account: accountOf(handle),
      place: { kind: 'direct' },
      command: button.command,
      arguments: button.arguments,
      eventId: `members-${events++}`,
    }),
  );
}

/** Numbers of the COPIL’s meetings to which somebody is invited with a vote. */
async function invitedTo(handle: string, code = 'COPIL'): Promise<number[]> {
  const rows = await direct.db.invitation.findMany({
    where: { person: { handle }, withdrawn: false, voting: true, meeting: { committee: { code } } },
    select: { meeting: { select: { number: true } } },
    orderBy: { meeting: { number: 'asc' } },
  });
  return rows.map(({ meeting }) => meeting.number);
}
const personId = async (handle: string) =>
  (await direct.db.person.findFirstOrThrow({ where: { handle } })).id;
const waiting = async (handle: string, message: string) =>
  direct.db.messageDelivery.findMany({
    where: { recipientId: await personId(handle), message, state: { notIn: ['cancelled', 'superseded'] } },
  });

describe('who joins in mid-project', () => {
  it('is invited to the meetings from their first day on, and to none before', async () => {
    const reply = await say(
      'claire',
      'comité membre COPIL @nadege fonction:"Directrice" typologies:"personnes âgées" du:01/11/2026',
    );
    expect(reply.text).toContain('Nadège Thomas siège au comité à partir du 1er novembre 2026');
    expect(await invitedTo('nadege')).toEqual([4, 5, 6, 7]);
    expect(await waiting('nadege', 'meeting.invitation')).toHaveLength(4);
    expect(await waiting('nadege', 'committee.joined')).toHaveLength(1);
    expect(await waiting('sophie', 'meeting.invitation')).toEqual([]);
  });

  it('is understood whole or not at all', async () => {
    const reply = await say('claire', 'comité membre COPIL @maelle typologies:"enfants de la lune"');
    expect(reply).toMatchObject({ outcome: 'invalid', about: 'typologies' });
    expect(reply.text).toContain('enfance, adultes, personnes âgées');
    expect(await invitedTo('maelle')).toEqual([]);
  });

  it('is nobody’s business but the chair’s, the leads’ and the administrator’s', async () => {
    expect((await say('yann', 'comité membre COPIL @maelle')).outcome).toBe('refused');
    expect((await say('yann', 'comité départ COPIL @sophie')).outcome).toBe('refused');
    expect((await say('yann', 'personne départ @sophie')).outcome).toBe('refused');
  });
});

describe('who leaves in mid-project', () => {
  it('is withdrawn after the last day, hears of it once, and proxies given or held lapse', async () => {
    await say('sophie', 'procuration COPIL-4 @thomas');
    await say('yann', 'procuration COPIL-5 @sophie');
    const reply = await say('claire', 'comité départ COPIL @sophie 30/11/2026 raison:"santé" confirmé:oui');
    expect(reply.text).toContain('siège jusqu’au lundi 30 novembre 2026 inclus');
    expect(reply.text).not.toContain('santé');
    expect(await invitedTo('sophie')).toEqual([1, 3]);
    expect(await direct.db.proxy.count({ where: { state: 'offered' } })).toBe(0);
    expect(await waiting('yann', 'meeting.proxyLost')).toHaveLength(1);
    expect(await waiting('sophie', 'committee.left')).toHaveLength(1);
    // One mail for each event that leaves the calendar.
    const mails = await waiting('sophie', 'meeting.withdrawn');
    expect(mails).toHaveLength(4);
    for (const { parameters, nature } of mails)
      expect([nature, parameters]).toEqual(['correction', expect.objectContaining({ via: 'email' })]);
    const reminders = await direct.db.messageDelivery.count({
      where: { rule: 'M03', recipientId: await personId('sophie'), state: 'planned' },
    });
    expect(reminders).toBe(1);
  });

  it('is counted in the quorum until then, and no longer after', async () => {
    const seats = async (number: number) =>
      direct.db.invitation.count({
        where: { voting: true, withdrawn: false, meeting: { number, committee: { code: 'COPIL' } } },
      });
    expect([await seats(3), await seats(4)]).toEqual([9, 9]);
    await say('claire', 'comité départ COPIL @nadege confirmé:oui');
    expect([await seats(3), await seats(4)]).toEqual([9, 8]);
  });

  it('may come back, and is invited again', async () => {
    await say('claire', 'comité membre COPIL @sophie qualité du:01/12/2026');
    expect(await invitedTo('sophie')).toEqual([1, 3, 4, 5, 6, 7]);
    expect(await waiting('sophie', 'meeting.invitation')).toHaveLength(4);
    expect(await waiting('sophie', 'meeting.calendarMail')).toHaveLength(4);
    const reminders = await direct.db.messageDelivery.count({
      where: { rule: 'M03', recipientId: await personId('sophie'), state: 'planned' },
    });
    expect(reminders).toBe(5);
    // The request to put the event back stands above the one that took it out.
    const meetings = await direct.db.meeting.findMany({
      where: { committee: { code: 'COPIL' }, number: { gte: 3 } },
      orderBy: { number: 'asc' },
    });
    expect(meetings.map(({ sequence }) => sequence)).toEqual([0, 1, 1, 1, 1]);
  });
});

describe('a new chair from a day', () => {
  it('leaves the present one in place until then; both are said', async () => {
    const reply = await say('helene', 'comité membre COPIL @marc présidence du:01/12/2026 confirmé:oui');
    expect(reply.text).toContain('Marc Le Dantec siège au comité à partir du 1er décembre 2026');
    expect(reply.text).toContain('Hélène Guivarc’h n’a plus ce rôle : présidence');
    const chair = await direct.db.membership.findFirstOrThrow({
      where: { person: { handle: 'helene' }, committee: { code: 'COPIL' } },
    });
    expect(chair.roles).toEqual(['PRES']);
    expect(await invitedTo('marc')).toEqual([4, 5, 6, 7]);
    const [row] = await direct.db.messageDelivery.findMany({ where: { rule: 'ROLE-CHANGE' } });
    expect(row).toMatchObject({ state: 'planned', recipientKind: 'house' });
    expect(row?.dueAt.toISOString()).toBe('2026-11-30T23:00:00.000Z');
    expect((await say('claire', 'comité COPIL')).text).toContain('À partir du 1er décembre 2026');
  });

  it('is the chair’s own decision: a lead only proposes it', async () => {
    expect((await say('karim', 'comité membre COPIL @fatou présidence')).outcome).toBe('proposed');
    expect((await say('karim', 'comité membre COPIL @fatou aussi:présidence')).outcome).toBe('invalid');
  });

  it('takes the role at once when no day is given', async () => {
    await say('claire', 'comité membre COSUIV @sophie technique confirmé:oui');
    const roles = await direct.db.membership.findMany({
      where: { committee: { code: 'COSUIV' }, roles: { has: 'LT' } },
      include: { person: true },
    });
    expect(roles.map(({ person }) => person.handle)).toEqual(['sophie']);
  });
});

describe('who leaves the project', () => {
  it('is asked about first, then leaves every committee, every meeting and every account', async () => {
    const preview = await say('claire', 'personne départ @thomas');
    expect(preview.outcome).toBe('preview');
    expect(preview.text).toContain('COPIL DUI');
    expect(await invitedTo('thomas')).toEqual([1, 3, 4, 5, 6, 7]);
    await press('claire', preview, 'confirm');
    expect(await invitedTo('thomas')).toEqual([1]);
    const thomas = await direct.db.person.findFirstOrThrow({
      where: { handle: 'thomas' },
      include: { accounts: true },
    });
    expect(thomas.state).toBe('left');
    expect(thomas.accounts.map(({ state }) => state)).toEqual(thomas.accounts.map(() => 'revoked'));
  });

  it('on a day of long ago is remarked before it is confirmed', async () => {
    const preview = await say('claire', 'personne départ @sophie 01/01/2020');
    expect(preview.text).toContain('Le mercredi 1er janvier 2020 est passé depuis longtemps');
    const soon = await say('claire', 'personne départ @sophie 30/10/2026');
    expect(soon.text).not.toContain('depuis longtemps');
  });

  it('keeps their account until the evening of the last day', async () => {
    const preview = await say('claire', 'personne départ @yann 15/10/2026');
    await press('claire', preview, 'confirm');
    expect(await invitedTo('yann')).toEqual([1]);
    expect((await direct.db.person.findFirstOrThrow({ where: { handle: 'yann' } })).state).toBe('active');
    const row = await direct.db.messageDelivery.findFirstOrThrow({ where: { rule: 'PERSON-LEAVES' } });
    expect(row.dueAt.toISOString()).toBe('2026-10-15T22:00:00.000Z');
  });
});
