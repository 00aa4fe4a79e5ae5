import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, type DirectOptions, openDirectBot } from '../test/support/direct-bot.ts';
import { type Association, readAssociation } from '../test/support/read-association.ts';
import type { AccountRef } from './conversation/platform.ts';
import { renderText } from './conversation/render-text.ts';
import type { Reply } from './conversation/reply.ts';
import { type TestPlatform, testPlatform } from './delivery/fixtures/test-platform.ts';
import { openLog } from './log.ts';
import { purgeCodes } from './people/linking/purge-codes.ts';
import { openWorkspace } from './people/linking/workspaces.ts';

const now = '2026-03-02T08:00:00Z';
const emma: AccountRef = { platform: 'slack', workspace: 'T2', externalId: 'U-emma' };
const stranger: AccountRef = { platform: 'slack', workspace: 'T1', externalId: 'U1' };
const other: AccountRef = { ...stranger, externalId: 'U2' };
const lea = 'lea.fontaine@amandiers.example';

let direct: DirectBot;
let mails: TestPlatform;
let system: Temporal.Instant;
let events = 0;

/** An association without meetings: nothing but what is tested here leaves. */
const quiet = (name: Association) => ({ ...readAssociation(name), history: undefined });

async function open(options: DirectOptions = {}): Promise<void> {
  system = Temporal.Instant.from(now);
  mails = testPlatform('email', { update: false, find: false });
  direct = await openDirectBot(now, {
    files: [quiet('small'), quiet('flamboyants')],
    platforms: [mails],
    system: () => system,
    pairing: true,
    ...options,
  });
  await direct.delivery.start();
  for (const [workspace, domain] of [
    ['T1', 'amandiers'],
    ['T2', 'flamboyants'],
    ['T3', 'unnamed'],
  ] as const)
    await direct.store.transaction((tx) =>
      openWorkspace(
        tx,
        { platform: 'slack', workspace, domain, name: `Chat ${domain}`, scopes: [], byOperator: false },
        system,
      ),
    );
  await settled();
  mails.posted.length = 0;
}

const settled = async () => {
  await direct.delivery.handOverDue();
  await direct.delivery.drain();
};
const say = (account: AccountRef, text: string, eventId = `e${events++}`): Promise<Reply> =>
  direct.bot.say({ account, text, eventId, place: { kind: 'direct' } });
const read = (reply: Reply) => (reply.card ? renderText(reply.card, 'fr') : '');
const heard = async (account: AccountRef, text: string) => read(await say(account, text));

/** The codes that arrived by mail at an address, oldest first. */
async function codesAt(address: string): Promise<string[]> {
  await settled();
  return mails.posted
    .filter(({ to }) => to.externalId === address)
    .flatMap(({ message }) => renderText(message.card, 'fr').match(/[A-Z2-9]{4}-[A-Z2-9]{4}/) ?? []);
}
async function codeFor(account: AccountRef, address = lea): Promise<string> {
  await say(account, `lier ${address}`);
  return (await codesAt(address)).at(-1) ?? '';
}

afterEach(() => direct.close());

describe('somebody whom copil does not know', () => {
  beforeEach(() => open());

  it.each(['réunions', 'comité COPIL', 'statut', 'D-2026-001', 'fait A-2026-001', 'bonjour'])(
    'reads how to be known, and nothing else: %s',
    async (text) => {
      const reply = await say(stranger, text);
      expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
      expect(read(reply)).toContain('/copil lier prenom.nom@association.example');
      expect(read(reply)).not.toMatch(/Amandiers|COPIL n/);
    },
  );

  it('is shown one command in the help', async () => {
    const help = await heard(stranger, 'aide');
    expect(help).toContain('/copil lier');
    expect(help).not.toContain('planifier');
    expect(await heard(stranger, 'aide planifier')).not.toContain('Planifier');
  });

  it('gets nothing out of buttons and forms of other people', async () => {
    const meeting = { meeting: 'COPIL-2', answer: 'present' };
    const pressed = await direct.bot.press({
      account: stranger,
      eventId: 'p1',
      place: { kind: 'direct' },
      command: 'answer',
      arguments: meeting,
    });
    expect(read(pressed)).toContain('Je ne vous connais pas encore');
    const submitted = await direct.bot.submit({
      account: stranger,
      eventId: 's1',
      place: { kind: 'direct' },
      command: 'answer',
      values: meeting,
    });
    expect(read(submitted)).toContain('Je ne vous connais pas encore');
  });

  it('gets a form from the button, which takes the address', async () => {
    const [button] = (await say(stranger, 'bonjour')).card?.actions ?? [];
    expect(button).toMatchObject({ command: 'link' });
    const asked = await direct.bot.press({
      account: stranger,
      eventId: 'p2',
      place: { kind: 'direct' },
      command: 'link',
      arguments: {},
    });
    expect(asked.form?.fields.map(({ name }) => name)).toEqual(['proof']);
    await direct.bot.submit({
      account: stranger,
      eventId: 's2',
      place: { kind: 'direct' },
      command: 'link',
      values: { proof: lea },
    });
    expect(await codesAt(lea)).toHaveLength(1);
  });

  it('is linked with the code that came to the work e-mail, and goes on as that person', async () => {
    const code = await codeFor(stranger);
    const done = await heard(stranger, `lier ${code}`);
    expect(done).toContain('Léa Fontaine');
    expect(await heard(stranger, 'comité COPIL')).toContain('COPIL Messagerie');
    const account = await direct.db.platformAccount.findFirstOrThrow({ where: { externalId: 'U1' } });
    expect(account).toMatchObject({ platform: 'slack', workspace: 'T1', state: 'linked' });
    expect(account.verifiedAt).not.toBeNull();
    expect(await direct.db.auditEvent.findMany({ where: { act: 'account.linked' } })).toMatchObject([
      { subjectId: account.personId, after: { by: 'code' } },
    ]);
  });

  it('hears the same whether or not the address is somebody’s, and whether or not a code was asked for', async () => {
    const known = await heard(stranger, `lier ${lea}`);
    expect(await heard(other, 'lier nobody@amandiers.example')).toBe(known);
    expect(await heard(other, 'lier marie-ange.payet@flamboyants.example')).toBe(known);
    expect(await heard(stranger, 'lier AAAA-AAAA')).toBe(await heard(other, 'lier AAAA-AAAA'));
    await settled();
    expect(new Set(mails.posted.map(({ to }) => to.externalId))).toEqual(new Set([lea]));
    expect(await direct.db.pairingCode.count()).toBe(1);
    expect(await direct.db.messageDelivery.count({ where: { rule: 'LINK-CODE' } })).toBe(1);
  });

  it('says in the mail who asks, for which project, and what to do if it was not asked for', async () => {
    await codeFor(stranger);
    const [mail] = mails.posted;
    expect(mail && renderText(mail.message.card, 'fr')).toMatch(
      /Chat amandiers[\s\S]*Messagerie sécurisée[\s\S]*15 minutes/,
    );
  });

  it('is counted once under the name of the command, and logged like anybody, without what was typed', async () => {
    const lines: string[] = [];
    await direct.close();
    await open({ log: openLog('info', { write: (line) => void lines.push(line) }) });
    await say(stranger, `lier ${lea}`, 'logged');
    await say(stranger, 'réunions');
    const { values } = await direct.metrics.commands.get();
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
    const reply = await say(stranger, 'lier Mme Quatrebarbes, chambre 12');
    expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
    expect(read(reply)).toContain('Rien n’a été enregistré ni recopié');
    expect(await direct.db.inboxEvent.count()).toBe(0);
  });

  it.each(['lier', 'lier bonjour', 'lier @claire'])('is told what to type: %s', async (text) => {
    const reply = await say(stranger, text);
    expect(['form', 'invalid']).toContain(reply.outcome);
    expect(reply.form?.fields[0]?.hint ?? read(reply)).toBeTruthy();
  });
});

describe('a code', () => {
  beforeEach(() => open());

  it('does nothing when another account types it', async () => {
    const code = await codeFor(stranger);
    expect(await heard(other, `lier ${code}`)).toContain('pas le bon');
    expect(await direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
    expect(await heard(stranger, `lier ${code}`)).toContain('Léa Fontaine');
  });

  it('is stored nowhere: not with the request, not in the ledger, not among the replies', async () => {
    const code = await codeFor(stranger);
    await heard(stranger, `lier ${code}`);
    const bare = code.replace('-', '');
    const tables = [
      await direct.db.pairingCode.findMany(),
      await direct.db.messageDelivery.findMany(),
      await direct.db.inboxEvent.findMany(),
      await direct.db.auditEvent.findMany(),
    ];
    expect(JSON.stringify(tables)).not.toMatch(new RegExp(`${code}|${bare}`));
    expect(JSON.stringify(tables)).toContain('····-····');
  });

  it('is too old after fifteen minutes', async () => {
    const code = await codeFor(stranger);
    system = system.add({ minutes: 15 });
    expect(await heard(stranger, `lier ${code}`)).toContain('périmé');
    expect(await direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
  });

  it('may be mistyped four times; after five the right one is too late', async () => {
    const code = await codeFor(stranger);
    for (let tries = 0; tries < 4; tries++) await heard(stranger, 'lier AAAA-AAAA');
    await heard(other, 'lier AAAA-AAAA');
    await heard(stranger, 'lier AAAA-AAAA');
    expect(await heard(stranger, `lier ${code}`)).toContain('trop d’essais');
    const second = await codeFor(stranger);
    for (let tries = 0; tries < 4; tries++) await heard(stranger, 'lier AAAA-AAAA');
    expect(await heard(stranger, `lier ${second}`)).toContain('Léa Fontaine');
  });

  it('counts once, even typed twice at the same moment', async () => {
    const code = await codeFor(stranger);
    const both = await Promise.all([heard(stranger, `lier ${code}`), heard(stranger, `lier ${code}`)]);
    expect(both.filter((text) => text.startsWith('C’est fait'))).toHaveLength(1);
    expect(await direct.db.auditEvent.count({ where: { act: 'account.linked' } })).toBe(1);
  });

  it('answers a redelivered event as before and tries nothing again', async () => {
    await codeFor(stranger);
    const first = await say(stranger, 'lier AAAA-AAAA', 'same');
    const again = await say(stranger, 'lier AAAA-AAAA', 'same');
    expect(read(again)).toBe(read(first));
    expect(await direct.db.pairingCode.findFirst()).toMatchObject({ tries: 1 });
  });

  it('leaves three times an hour for one account, and for one person, without telling who asks', async () => {
    const sentences = new Set<string>();
    for (let asked = 0; asked < 5; asked++) sentences.add(await heard(stranger, `lier ${lea}`));
    expect(await codesAt(lea)).toHaveLength(3);
    sentences.add(await heard(stranger, 'lier nora.haddad@amandiers.example'));
    expect(await codesAt('nora.haddad@amandiers.example')).toHaveLength(0);
    sentences.add(await heard(other, `lier ${lea}`));
    expect(await codesAt(lea)).toHaveLength(3);
    expect(sentences.size).toBe(1);
    system = system.add({ hours: 1, seconds: 1 });
    await heard(other, `lier ${lea}`);
    expect(await codesAt(lea)).toHaveLength(4);
  });

  it('is asked for at most three times, also all at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => say(stranger, `lier ${lea}`)));
    expect(await direct.db.pairingCode.count()).toBe(3);
  });

  it('goes to no one outside the space of the workspace; where none is served, to the person of any', async () => {
    const laura = (await direct.db.person.findFirstOrThrow({ where: { handle: 'laura' } })).workEmail;
    await say(stranger, `lier ${laura}`);
    expect(await codesAt(laura)).toHaveLength(0);
    const elsewhere: AccountRef = { platform: 'slack', workspace: 'T3', externalId: 'U7' };
    const code = await codeFor(elsewhere, laura);
    expect(await heard(elsewhere, `lier ${code}`)).toContain('C’est fait');
  });

  it('links nobody of a second space where people of one are linked, and says why to who had the right code', async () => {
    const laura = (await direct.db.person.findFirstOrThrow({ where: { handle: 'laura' } })).workEmail;
    const [first, second, third] = ['U7', 'U8', 'U9'].map(
      (externalId): AccountRef => ({ platform: 'slack', workspace: 'T3', externalId }),
    ) as [AccountRef, AccountRef, AccountRef];
    const late = await codeFor(second, laura);
    await heard(first, `lier ${await codeFor(first)}`);
    expect(await heard(second, `lier ${late}`)).toContain('ceux d’un autre projet');
    await say(third, `lier ${laura}`);
    expect(await codesAt(laura)).toHaveLength(1);
    expect(await direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(1);
    const nora = 'nora.haddad@amandiers.example';
    expect(await heard(third, `lier ${await codeFor(third, nora)}`)).toContain('C’est fait');
  });

  it('that one person typed makes no workspace trusted: its directory still vouches for nobody', async () => {
    await direct.close();
    const colleague: AccountRef = { platform: 'slack', workspace: 'T3', externalId: 'U8' };
    const nora = { email: 'nora.haddad@amandiers.example', name: 'Nora' };
    await open({ identify: async ({ externalId }) => (externalId === 'U8' ? nora : null) });
    const first: AccountRef = { ...colleague, externalId: 'U7' };
    expect(await heard(first, `lier ${await codeFor(first)}`)).toContain('C’est fait');
    expect(await heard(colleague, 'réunions')).toContain('Je ne vous connais pas encore');
  });

  it('is forgotten a day later with who asked for it, also when nobody asks again', async () => {
    await codeFor(stranger);
    await purgeCodes(direct.db, system.add({ hours: 24 }));
    expect(await direct.db.pairingCode.count()).toBe(1);
    await purgeCodes(direct.db, system.add({ hours: 24, seconds: 1 }));
    expect(await direct.db.pairingCode.count()).toBe(0);
  });

  it('is of no use to the person any more once they have left', async () => {
    const code = await codeFor(stranger);
    await direct.db.person.updateMany({ where: { workEmail: lea }, data: { state: 'left' } });
    expect(await heard(stranger, `lier ${code}`)).toContain('pas le bon');
  });
});

describe('a second account', () => {
  it('is told to its person by mail and on their other platforms, never only on itself', async () => {
    const chat = testPlatform('teams');
    const slack = testPlatform('slack');
    mails = testPlatform('email', { update: false, find: false });
    await open();
    await direct.close();
    const kept = testPlatform('email', { update: false, find: false });
    await open({ platforms: [kept, chat, slack] });
    mails = kept;
    const { id, spaceId } = await direct.db.person.findFirstOrThrow({ where: { workEmail: lea } });
    await direct.db.platformAccount.create({
      data: { spaceId, personId: id, platform: 'teams', workspace: 'tenant', externalId: 'lea' },
    });
    const code = await codeFor(stranger);
    await heard(stranger, `lier ${code}`);
    await settled();
    const told = (platform: TestPlatform) =>
      platform.posted.filter(({ message }) => renderText(message.card, 'fr').includes('relié à votre nom'));
    expect(told(chat).map(({ to }) => to.externalId)).toEqual(['lea']);
    expect(told(kept).map(({ to }) => to.externalId)).toEqual([lea]);
    expect(told(slack)).toEqual([]);
    expect(renderText(told(kept)[0]?.message.card as never, 'fr')).toContain('Paul Arnoux');
  });

  it('is not asked for from an account that is linked already', async () => {
    await open();
    const account: AccountRef = { platform: 'local', workspace: 'amandiers', externalId: 'lea' };
    expect(await heard(account, 'lier nora.haddad@amandiers.example')).toContain('déjà relié à Léa Fontaine');
    expect(await heard(account, 'lier')).toContain('déjà relié à Léa Fontaine');
    expect(await direct.db.pairingCode.count()).toBe(0);
  });
});

describe('somebody for whom the platform vouches', () => {
  it('is known by the work e-mail at the first word, and the command goes on', async () => {
    await open({ identify: async () => ({ email: lea, name: 'Léa' }) });
    expect(await heard(stranger, 'comité COPIL')).toContain('COPIL Messagerie');
    expect(await direct.db.platformAccount.findFirst({ where: { externalId: 'U1' } })).toMatchObject({
      state: 'linked',
    });
  });

  it('stays unknown in a workspace of another space, and in one that serves none', async () => {
    await open({ identify: async () => ({ email: lea, name: 'Léa' }) });
    for (const account of [emma, { ...emma, workspace: 'T3' }, { ...emma, workspace: 'T9' }])
      expect(await heard(account, 'réunions')).toContain('Je ne vous connais pas encore');
    expect(await direct.db.platformAccount.count({ where: { platform: 'slack' } })).toBe(0);
  });

  it('reads the way in in their own language', async () => {
    await open({ identify: async () => ({ email: null, name: 'Emma', locale: 'en' }) });
    expect(await heard(stranger, 'meetings')).toContain('I do not know you yet');
    expect(await heard(stranger, 'link AAAA-AAAA')).toContain('not the right code');
  });

  it('is answered like any stranger while the platform does not answer', async () => {
    await open({ identify: () => Promise.reject(new Error('timeout')) });
    expect(await heard(stranger, 'réunions')).toContain('Je ne vous connais pas encore');
  });
});

describe('where no mail leaves', () => {
  it('a stranger is sent to the administrator, whatever is typed', async () => {
    await open({ pairing: false });
    for (const text of ['réunions', `lier ${lea}`, 'lier K7QF-2M9X'])
      expect(await heard(stranger, text)).toContain('Demandez à la personne qui administre copil');
    expect(await direct.db.pairingCode.count()).toBe(0);
  });
});
