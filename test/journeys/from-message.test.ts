import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { type DirectBot, openDirectBot } from '../support/direct-bot.ts';
import { plain } from './reading.ts';

const source = 'https://chat.example/archives/C1/p1790112233445566';
const link = `Voir le message (${source})`;

describe('what starts from a message', () => {
  let house: DirectBot;
  beforeAll(async () => {
    house = await openDirectBot('2026-09-01T07:00:00Z');
    await say('claire', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => house.close());

  const event = (as: string) => ({
    eventId: randomUUID(),
    account: { platform: 'local' as const, workspace: 'agla', externalId: as },
    place: { kind: 'direct' as const },
  });
  const say = (as: string, text: string) => house.bot.say({ ...event(as), text });
  const words = (reply: Reply) => plain(renderText(reply.card ?? { blocks: [] }, 'fr'));
  /** As an adapter does: the form of the shortcut first, then what the person made of it. */
  async function through(as: string, command: string, text: string, more: Record<string, string> = {}) {
    const shortcut = house.bot.shortcuts.find((one) => one.command === command);
    if (!shortcut) throw new Error(`No shortcut for ${command}`);
    const given = { [shortcut.text]: text, [shortcut.source]: source };
    const opened = await house.bot.press({ ...event(as), command, arguments: given, asForm: true });
    const values = Object.fromEntries(opened.form?.fields.map(({ name, value = '' }) => [name, value]) ?? []);
    const done = await house.bot.submit({ ...event(as), command, values: { ...values, ...more } });
    return { opened, done };
  }

  it('is offered under three short labels in both languages', () => {
    expect(house.bot.shortcuts.map(({ command, label }) => [command, label.fr, label.en])).toEqual([
      ['agenda add', 'Proposer un point', 'Propose for the agenda'],
      ['decision', 'Consigner une décision', 'Record as a decision'],
      ['action', 'En faire une action', 'Make this an action'],
    ]);
  });

  it('opens a form that carries the address unseen; nothing is stored before it is submitted', async () => {
    const given = { text: 'Retenir le lot 2', source };
    const { form } = await house.bot.press({
      ...event('claire'),
      command: 'decision',
      arguments: given,
      asForm: true,
    });
    expect(form?.fields.find(({ name }) => name === 'text')?.value).toBe('Retenir le lot 2');
    expect(form?.fields.find(({ name }) => name === 'source')).toMatchObject({
      kind: 'hidden',
      value: source,
    });
    expect(await house.db.decision.count()).toBe(3);
  });

  it('a decision leads back to its message, when it is recorded and in the register', async () => {
    const { done } = await through('claire', 'decision', 'Retenir le lot 2');
    expect(words(done)).toContain(`Message d’origine : ${link}`);
    expect(words(await say('claire', 'décisions'))).toContain(link);
    expect((await house.db.decision.findFirst({ where: { number: 'D-2026-004' } }))?.sourceUrl).toBe(source);
  });

  it('an action leads back to its message, for who made it and in its owner’s list', async () => {
    const more = { owner: '@karim', due: '02/10/2026' };
    const { opened, done } = await through('claire', 'action', 'Poser 4 bornes', more);
    expect(opened.form?.fields.find(({ name }) => name === 'owner')?.value).toBeUndefined();
    expect(words(done)).toContain(`Message d’origine : ${link}`);
    expect(words(await say('karim', 'actions'))).toContain(link);
  });

  it('a point leads back to its message in the agenda', async () => {
    const { done } = await through('thomas', 'agenda add', 'Wi-Fi EHPAD\net téléphones');
    expect(words(done)).toContain('Wi-Fi EHPAD et téléphones');
    expect(words(done)).toContain(link);
    expect(words(await say('yann', 'ordre-du-jour'))).toContain(link);
  });

  it('what may only be proposed shows the message to who decides', async () => {
    const { done } = await through('thomas', 'decision', 'Changer de prestataire');
    expect(done.outcome).toBe('proposed');
    expect(words(done)).toContain(`Message d’origine : ${link}`);
    const asked = await house.db.messageDelivery.findFirst({ where: { message: 'proposal.made' } });
    expect(JSON.stringify(asked?.parameters)).toContain(source);
  });

  it('an address that is none is said at once', async () => {
    const reply = await say('claire', 'décision "Retenir le lot 3" lien:javascript:alert(1)');
    expect(reply.outcome).toBe('invalid');
    expect(words(reply)).toContain('n’est pas une adresse web');
  });

  it('the address is offered by no help and no completion', async () => {
    expect(words(await say('claire', 'aide décision'))).not.toContain('lien');
    const { account } = event('claire');
    expect(await house.bot.complete(account, '/copil décision "x" lie')).toEqual([]);
  });
});
