import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { readAssociation } from '../../../test/support/read-association.ts';
import type { AccountRef, Place } from '../../conversation/platform.ts';
import { renderText } from '../../conversation/render-text.ts';

let direct: DirectBot;
let events = 0;

beforeAll(async () => {
  const file = readAssociation('small');
  file.committees[0].channel = undefined;
  direct = await openDirectBot('2026-03-02T08:00:00Z', { files: [file] });
});
afterAll(() => direct.close());

async function say(handle: string, text: string, channel?: string) {
  const place: Place = channel ? { kind: 'channel', externalId: channel } : { kind: 'direct' };
  const account = { platform: 'local' as const, workspace: 'amandiers', externalId: handle };
  const reply = await direct.bot.say({ account, text, place, eventId: `e${events++}` });
  return { ...reply, text: reply.card ? renderText(reply.card, 'fr') : '' };
}
const attached = async () => {
  const rows = await direct.db.committeeChannel.findMany({ include: { channel: true } });
  return Object.fromEntries(rows.map(({ home, channel }) => [channel.externalId, home ? 'home' : 'mirror']));
};

describe('/copil comité canal', () => {
  it('asks to be typed in the channel', async () => {
    const reply = await say('paul', 'comité canal COPIL');
    expect(reply).toMatchObject({ outcome: 'invalid', visibility: 'private' });
    expect(reply.text).toContain('dans le canal à rattacher');
  });

  it('is for the chair and the two leads; who may not reads who may', async () => {
    const reply = await say('remi', 'committee channel COPIL', 'annonces');
    expect(reply.outcome).toBe('refused');
    expect(reply.text).toMatch(/Paul Arnoux/);
    expect(await attached()).toEqual({});
  });

  it('gives the committee its home, then mirrors, and says so to everybody there', async () => {
    const home = await say('paul', 'comité canal COPIL', 'annonces');
    expect(home).toMatchObject({ outcome: 'done', visibility: 'here' });
    expect(home.text).toContain('celui du comité');
    expect((await say('lea', 'comité canal', 'direction')).text).toContain('suit maintenant');
    expect(await attached()).toEqual({ annonces: 'home', direction: 'mirror' });
    expect((await say('paul', 'comité canal COPIL', 'annonces')).text).toContain('déjà rattaché');
    expect(await direct.db.auditEvent.count({ where: { act: 'committee.channel' } })).toBe(2);
  });

  it('makes it the committee that is meant there', async () => {
    const reply = await say('paul', 'réunions', 'annonces');
    expect(reply.outcome).toBe('done');
  });

  it('takes a channel away with one word, and a mirror becomes the home', async () => {
    expect((await say('paul', 'comité canal COPIL retirer', 'annonces')).visibility).toBe('here');
    expect(await attached()).toEqual({ direction: 'home' });
    expect((await say('paul', 'comité canal COPIL retirer', 'annonces')).text).toContain(
      'n’est pas rattaché',
    );
  });

  it('writes nothing of a channel that was never attached, asked to take it away', async () => {
    expect((await say('paul', 'comité canal COPIL retirer', 'nouveau')).text).toContain('n’est pas rattaché');
    expect(await direct.db.channel.count({ where: { externalId: 'nouveau' } })).toBe(0);
  });

  it('calls the channel by the name the platform tells, as soon as it does', async () => {
    const { id: personId, spaceId } = await direct.db.person.findFirstOrThrow({ where: { handle: 'paul' } });
    const account: AccountRef = { platform: 'slack', workspace: 'T1', externalId: 'U1' };
    await direct.db.platformAccount.create({ data: { ...account, personId, spaceId } });
    const names = async () =>
      (await direct.db.channel.findMany({ where: { workspace: 'T1' }, orderBy: { externalId: 'asc' } })).map(
        ({ name }) => name,
      );
    const type = (text: string, place: Place) =>
      direct.bot.say({ account, text, place, eventId: `e${events++}` });
    await type('comité canal COPIL', { kind: 'channel', externalId: 'C1', name: 'pilotage' });
    await type('comité canal COPIL', { kind: 'channel', externalId: 'C2' });
    expect(await names()).toEqual(['pilotage', 'C2']);
    await type('comité canal COPIL', { kind: 'channel', externalId: 'C2', name: 'bureau' });
    await type('comité canal COPIL', { kind: 'channel', externalId: 'C1', name: 'not-read-yet' });
    expect(await names()).toEqual(['pilotage', 'bureau']);
    await direct.db.committeeChannel.deleteMany({ where: { channel: { workspace: 'T1' } } });
  });

  it('is attached once when two people type it at the same moment', async () => {
    const both = await Promise.all(['paul', 'lea'].map((who) => say(who, 'comité canal COPIL', 'bureau')));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'invalid']);
    expect(await attached()).toEqual({ direction: 'home', bureau: 'mirror' });
  });
});
