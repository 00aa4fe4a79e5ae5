import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  lea,
  openStrangers,
  other,
  read,
  type Strangers,
  stranger,
} from '../../../test/support/strangers.ts';
import type { AccountRef } from '../../conversation/platform.ts';
import { purgeCodes } from './purge-codes.ts';

let house: Strangers;
afterEach(() => house.direct.close());

describe('a code', () => {
  beforeEach(async () => {
    house = await openStrangers();
  });

  it('does nothing when another account types it', async () => {
    const code = await house.codeFor(stranger);
    expect(await house.heard(other, `lier ${code}`)).toContain('pas le bon');
    expect(await house.direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
    expect(await house.heard(stranger, `lier ${code}`)).toContain('Léa Fontaine');
  });

  it('is stored nowhere: not with the request, not in the ledger, not among the replies', async () => {
    const asked = await house.say(stranger, `lier ${lea}`);
    const [code = ''] = await house.codesAt(lea);
    // What was answered is kept sealed: it is looked at as it was given.
    const replies = [asked, await house.say(stranger, `lier ${code}`)];
    const bare = code.replace('-', '');
    const tables = [
      await house.direct.db.pairingCode.findMany(),
      await house.direct.db.messageDelivery.findMany(),
      await house.direct.db.auditEvent.findMany(),
    ];
    expect(code).not.toBe('');
    expect(JSON.stringify(replies)).not.toMatch(new RegExp(`${code}|${bare}`));
    expect(JSON.stringify(tables)).not.toMatch(new RegExp(`${code}|${bare}`));
    expect(JSON.stringify(tables)).toContain('····-····');
  });

  it('is too old after fifteen minutes', async () => {
    const code = await house.codeFor(stranger);
    house.later({ minutes: 15 });
    expect(await house.heard(stranger, `lier ${code}`)).toContain('expiré');
    expect(await house.direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
  });

  it('may be mistyped four times; after five the right one is too late', async () => {
    const code = await house.codeFor(stranger);
    for (let tries = 0; tries < 4; tries++) await house.heard(stranger, 'lier AAAA-AAAA');
    await house.heard(other, 'lier AAAA-AAAA');
    await house.heard(stranger, 'lier AAAA-AAAA');
    expect(await house.heard(stranger, `lier ${code}`)).toContain('trop d’essais');
    const second = await house.codeFor(stranger);
    for (let tries = 0; tries < 4; tries++) await house.heard(stranger, 'lier AAAA-AAAA');
    expect(await house.heard(stranger, `lier ${second}`)).toContain('Léa Fontaine');
  });

  it('counts once, even typed twice at the same moment', async () => {
    const code = await house.codeFor(stranger);
    const both = await Promise.all([
      house.heard(stranger, `lier ${code}`),
      house.heard(stranger, `lier ${code}`),
    ]);
    expect(both.filter((text) => text.startsWith('C’est fait'))).toHaveLength(1);
    expect(await house.direct.db.auditEvent.count({ where: { act: 'account.linked' } })).toBe(1);
  });

  it('answers a redelivered event as before and tries nothing again', async () => {
    await house.codeFor(stranger);
    const first = await house.say(stranger, 'lier AAAA-AAAA', 'same');
    const again = await house.say(stranger, 'lier AAAA-AAAA', 'same');
    expect(read(again)).toBe(read(first));
    expect(await house.direct.db.pairingCode.findFirst()).toMatchObject({ tries: 1 });
  });

  it('leaves three times an hour for one account, and for one person, without telling who asks', async () => {
    const sentences = new Set<string>();
    for (let asked = 0; asked < 5; asked++) sentences.add(await house.heard(stranger, `lier ${lea}`));
    expect(await house.codesAt(lea)).toHaveLength(3);
    sentences.add(await house.heard(stranger, 'lier nora.haddad@amandiers.example'));
    expect(await house.codesAt('nora.haddad@amandiers.example')).toHaveLength(0);
    sentences.add(await house.heard(other, `lier ${lea}`));
    expect(await house.codesAt(lea)).toHaveLength(3);
    expect(sentences.size).toBe(1);
    house.later({ hours: 1, seconds: 1 });
    await house.heard(other, `lier ${lea}`);
    expect(await house.codesAt(lea)).toHaveLength(4);
  });

  it('is asked for at most three times, also all at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => house.say(stranger, `lier ${lea}`)));
    expect(await house.direct.db.pairingCode.count()).toBe(3);
  });

  it('goes to no one outside the space of the workspace; where none is served, to the person of any', async () => {
    const laura = (await house.direct.db.person.findFirstOrThrow({ where: { handle: 'laura' } })).workEmail;
    await house.say(stranger, `lier ${laura}`);
    expect(await house.codesAt(laura)).toHaveLength(0);
    const elsewhere: AccountRef = { platform: 'slack', workspace: 'T3', externalId: 'U7' };
    const code = await house.codeFor(elsewhere, laura);
    expect(await house.heard(elsewhere, `lier ${code}`)).toContain('C’est fait');
  });

  it('links nobody of a second space where people of one are linked, and says why to who had the right code', async () => {
    const laura = (await house.direct.db.person.findFirstOrThrow({ where: { handle: 'laura' } })).workEmail;
    const [first, second, third] = ['U7', 'U8', 'U9'].map(
      (externalId): AccountRef => ({ platform: 'slack', workspace: 'T3', externalId }),
    ) as [AccountRef, AccountRef, AccountRef];
    const late = await house.codeFor(second, laura);
    await house.heard(first, `lier ${await house.codeFor(first)}`);
    expect(await house.heard(second, `lier ${late}`)).toContain('ceux d’un autre projet');
    await house.say(third, `lier ${laura}`);
    expect(await house.codesAt(laura)).toHaveLength(1);
    expect(await house.direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(1);
    const nora = 'nora.haddad@amandiers.example';
    expect(await house.heard(third, `lier ${await house.codeFor(third, nora)}`)).toContain('C’est fait');
  });

  it('that one person typed makes no workspace trusted: its directory still vouches for nobody', async () => {
    await house.direct.close();
    const colleague: AccountRef = { platform: 'slack', workspace: 'T3', externalId: 'U8' };
    const nora = { email: 'nora.haddad@amandiers.example', name: 'Nora' };
    house = await openStrangers({ identify: async ({ externalId }) => (externalId === 'U8' ? nora : null) });
    const first: AccountRef = { ...colleague, externalId: 'U7' };
    expect(await house.heard(first, `lier ${await house.codeFor(first)}`)).toContain('C’est fait');
    expect(await house.heard(colleague, 'réunions')).toContain('Je ne vous connais pas encore');
  });

  it('is forgotten a day later with who asked for it, also when nobody asks again', async () => {
    await house.codeFor(stranger);
    await purgeCodes(house.direct.db, house.system().add({ hours: 24 }));
    expect(await house.direct.db.pairingCode.count()).toBe(1);
    await purgeCodes(house.direct.db, house.system().add({ hours: 24, seconds: 1 }));
    expect(await house.direct.db.pairingCode.count()).toBe(0);
  });

  it('is of no use to the person any more once they have left', async () => {
    const code = await house.codeFor(stranger);
    await house.direct.db.person.updateMany({ where: { workEmail: lea }, data: { state: 'left' } });
    expect(await house.heard(stranger, `lier ${code}`)).toContain('pas le bon');
  });
});
