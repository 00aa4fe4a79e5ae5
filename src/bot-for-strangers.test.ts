import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lea, openStrangers, other, read, type Strangers, stranger } from '../test/support/strangers.ts';
import type { AccountRef } from './conversation/platform.ts';
import { renderText } from './conversation/render-text.ts';
import { type TestPlatform, testPlatform } from './delivery/fixtures/test-platform.ts';
import { openLog } from './log.ts';

const emma: AccountRef = { platform: 'slack', workspace: 'T2', externalId: 'U-emma' };

let house: Strangers;
afterEach(() => house.direct.close());

describe('somebody whom copil does not know', () => {
  beforeEach(async () => {
    house = await openStrangers();
  });

  it.each(['réunions', 'comité COPIL', 'statut', 'D-2026-001', 'fait A-2026-001', 'bonjour'])(
    'reads how to be known, and nothing else: %s',
    async (text) => {
      const reply = await house.say(stranger, text);
      expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
      expect(read(reply)).toContain('/copil lier prenom.nom@association.example');
      expect(read(reply)).not.toMatch(/Amandiers|COPIL n/);
    },
  );

  it('is shown one command in the help', async () => {
    const help = await house.heard(stranger, 'aide');
    expect(help).toContain('/copil lier');
    expect(help).not.toContain('planifier');
    expect(await house.heard(stranger, 'aide planifier')).not.toContain('Planifier');
  });

  it('gets nothing out of buttons and forms of other people', async () => {
    const meeting = { meeting: 'COPIL-2', answer: 'present' };
    const pressed = await house.direct.bot.press({
      account: stranger,
      eventId: 'p1',
      place: { kind: 'direct' },
      command: 'answer',
      arguments: meeting,
    });
    expect(read(pressed)).toContain('Je ne vous connais pas encore');
    const submitted = await house.direct.bot.submit({
      account: stranger,
      eventId: 's1',
      place: { kind: 'direct' },
      command: 'answer',
      values: meeting,
    });
    expect(read(submitted)).toContain('Je ne vous connais pas encore');
  });

  it('gets a form from the button, which takes the address', async () => {
    const [button] = (await house.say(stranger, 'bonjour')).card?.actions ?? [];
    expect(button).toMatchObject({ command: 'link' });
    const asked = await house.direct.bot.press({
      account: stranger,
      eventId: 'p2',
      place: { kind: 'direct' },
      command: 'link',
      arguments: {},
    });
    expect(asked.form?.fields.map(({ name }) => name)).toEqual(['proof']);
    await house.direct.bot.submit({
      account: stranger,
      eventId: 's2',
      place: { kind: 'direct' },
      command: 'link',
      values: { proof: lea },
    });
    expect(await house.codesAt(lea)).toHaveLength(1);
  });

  it('is linked with the code that came to the work e-mail, and goes on as that person', async () => {
    const code = await house.codeFor(stranger);
    const done = await house.heard(stranger, `lier ${code}`);
    expect(done).toContain('Léa Fontaine');
    expect(await house.heard(stranger, 'comité COPIL')).toContain('COPIL Messagerie');
    const account = await house.direct.db.platformAccount.findFirstOrThrow({ where: { externalId: 'U1' } });
    expect(account).toMatchObject({ platform: 'slack', workspace: 'T1', state: 'linked' });
    expect(account.verifiedAt).not.toBeNull();
    expect(await house.direct.db.auditEvent.findMany({ where: { act: 'account.linked' } })).toMatchObject([
      { subjectId: account.personId, after: { by: 'code' } },
    ]);
  });

  it('hears the same whether or not the address is somebody’s, and whether or not a code was asked for', async () => {
    const known = await house.heard(stranger, `lier ${lea}`);
    expect(await house.heard(other, 'lier nobody@amandiers.example')).toBe(known);
    expect(await house.heard(other, 'lier marie-ange.payet@flamboyants.example')).toBe(known);
    expect(await house.heard(stranger, 'lier AAAA-AAAA')).toBe(await house.heard(other, 'lier AAAA-AAAA'));
    await house.settled();
    expect(new Set(house.mails.posted.map(({ to }) => to.externalId))).toEqual(new Set([lea]));
    expect(await house.direct.db.pairingCode.count()).toBe(1);
    expect(await house.direct.db.messageDelivery.count({ where: { rule: 'LINK-CODE' } })).toBe(1);
  });

  it('says in the mail who asks, for which project, and what to do if it was not asked for', async () => {
    await house.codeFor(stranger);
    const [mail] = house.mails.posted;
    expect(mail && renderText(mail.message.card, 'fr')).toMatch(
      /Chat amandiers[\s\S]*Messagerie sécurisée[\s\S]*15 minutes/,
    );
  });

  it('is counted once under the name of the command, and logged like anybody, without what was typed', async () => {
    const lines: string[] = [];
    await house.direct.close();
    house = await openStrangers({ log: openLog('info', { write: (line) => void lines.push(line) }) });
    await house.say(stranger, `lier ${lea}`, 'logged');
    await house.say(stranger, 'réunions');
    const { values } = await house.direct.metrics.commands.get();
    expect(values.map(({ labels, value }) => ({ ...labels, value }))).toEqual([
      { name: 'link', outcome: 'done', value: 1 },
      { name: 'none', outcome: 'refused', value: 1 },
    ]);
    const done = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'Command done.');
    expect(done).toMatchObject([
      { command: 'link', outcome: 'done', platform: 'slack', correlationId: expect.any(String) },
    ]);
    expect(lines.join('')).not.toContain('lea.fontaine');
  });

  it('is told like anybody not to write about residents', async () => {
    const reply = await house.say(stranger, 'lier Mme Quatrebarbes, chambre 12');
    expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
    expect(read(reply)).toContain('Rien n’a été enregistré ni recopié');
    expect(await house.direct.db.inboxEvent.count()).toBe(0);
  });

  it.each(['lier', 'lier bonjour', 'lier @claire'])('is told what to type: %s', async (text) => {
    const reply = await house.say(stranger, text);
    expect(['form', 'invalid']).toContain(reply.outcome);
    expect(reply.form?.fields[0]?.hint ?? read(reply)).toBeTruthy();
  });
});

describe('a second account', () => {
  it('is told to its person by mail and on their other platforms, never only on itself', async () => {
    const chat = testPlatform('teams');
    const slack = testPlatform('slack');
    house = await openStrangers({ platforms: [chat, slack] });
    const { id, spaceId } = await house.direct.db.person.findFirstOrThrow({ where: { workEmail: lea } });
    await house.direct.db.platformAccount.create({
      data: { spaceId, personId: id, platform: 'teams', workspace: 'tenant', externalId: 'lea' },
    });
    const code = await house.codeFor(stranger);
    await house.heard(stranger, `lier ${code}`);
    await house.settled();
    const told = (platform: TestPlatform) =>
      platform.posted.filter(({ message }) => renderText(message.card, 'fr').includes('relié à votre nom'));
    expect(told(chat).map(({ to }) => to.externalId)).toEqual(['lea']);
    expect(told(house.mails).map(({ to }) => to.externalId)).toEqual([lea]);
    expect(told(slack)).toEqual([]);
    expect(renderText(told(house.mails)[0]?.message.card as never, 'fr')).toContain('Paul Arnoux');
  });

  it('is not asked for from an account that is linked already', async () => {
    house = await openStrangers();
    const account: AccountRef = { platform: 'local', workspace: 'amandiers', externalId: 'lea' };
    expect(await house.heard(account, 'lier nora.haddad@amandiers.example')).toContain(
      'déjà relié à Léa Fontaine',
    );
    expect(await house.heard(account, 'lier')).toContain('déjà relié à Léa Fontaine');
    expect(await house.direct.db.pairingCode.count()).toBe(0);
  });
});

describe('somebody for whom the platform vouches', () => {
  it('is known by the work e-mail at the first word, and the command goes on', async () => {
    house = await openStrangers({ identify: async () => ({ email: lea, name: 'Léa' }) });
    expect(await house.heard(stranger, 'comité COPIL')).toContain('COPIL Messagerie');
    expect(await house.direct.db.platformAccount.findFirst({ where: { externalId: 'U1' } })).toMatchObject({
      state: 'linked',
    });
  });

  it('stays unknown in a workspace of another space, and in one that serves none', async () => {
    house = await openStrangers({ identify: async () => ({ email: lea, name: 'Léa' }) });
    for (const account of [emma, { ...emma, workspace: 'T3' }, { ...emma, workspace: 'T9' }])
      expect(await house.heard(account, 'réunions')).toContain('Je ne vous connais pas encore');
    expect(await house.direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
  });

  it('reads the way in in their own language', async () => {
    house = await openStrangers({ identify: async () => ({ email: null, name: 'Emma', locale: 'en' }) });
    expect(await house.heard(stranger, 'meetings')).toContain('I do not know you yet');
    expect(await house.heard(stranger, 'link AAAA-AAAA')).toContain('not the right code');
  });

  it('is answered like any stranger while the platform does not answer', async () => {
    house = await openStrangers({ identify: () => Promise.reject(new Error('timeout')) });
    expect(await house.heard(stranger, 'réunions')).toContain('Je ne vous connais pas encore');
  });
});

describe('where no mail leaves', () => {
  it('a stranger is sent to the administrator, whatever is typed', async () => {
    house = await openStrangers({ pairing: false });
    for (const text of ['réunions', `lier ${lea}`, 'lier K7QF-2M9X'])
      expect(await house.heard(stranger, text)).toContain('Demandez à la personne qui administre copil');
    expect(await house.direct.db.pairingCode.count()).toBe(0);
  });
});
