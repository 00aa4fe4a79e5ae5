import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SeenMessage, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** C22, C25, C26, M07, M15: an action from the day it is given to the day the chair hears of it. */
onEveryPlatform('an action nobody forgets', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  /** Which rules spoke to whom, of those about actions. */
  const spoken = (sent: SentRow[]) =>
    sent.filter(({ rule }) => /ACTION|M07|M15/.test(rule)).map(({ rule, to }) => `${rule} ${to}`);
  const buttonsOf = (message: SeenMessage) => message.buttons.map(({ label }) => label);

  it('comes up before the meeting, at the hour of the forecast so that leads get one message (M07, story 7)', async () => {
    const sent = await copil.clock('2026-09-18T09:30');
    expect(spoken(sent)).toContain('M07-OWNER nadia');
    const asked = await lastOf(copil, 'karim', 'Vos actions avant le COPIL n°2');
    const text = plain(asked.text);
    expect(text).toContain(
      'Faite ? Reportée ? Bloquée ? Dites où elle en est avant la réunion du mardi 22 septembre.',
    );
    expect(text).toContain('A-2026-003 · Mesurer le débit à l’EHPAD du Port');
    expect(text).toContain('en retard depuis le vendredi 28 août 2026');
    expect(buttonsOf(asked)).toEqual(expect.arrayContaining(['Fait', 'Reporter', 'J’ai un blocage']));
    const rows = await copil.ledger({ to: 'karim' });
    const due = (rule: string) => rows.find((row) => row.rule === rule && row.to === 'karim')?.dueAt;
    expect(due('M07-OWNER')).toBe(due('M06'));
  });

  it('is settled from there in one press, and the message says so', async () => {
    const asked = await lastOf(copil, 'karim', 'Vos actions avant le COPIL n°2');
    const done = asked.buttons.find(({ label }) => label === 'Fait');
    await copil.press('karim', asked.id, done?.id ?? '');
    const after = await lastOf(copil, 'karim', 'Vos actions avant le COPIL n°2');
    expect(plain(after.text)).toContain('faite');
    expect(buttonsOf(after)).not.toContain('Fait');
    const { actions } = await copil.state();
    expect(actions.find(({ number }: { number: string }) => number === 'A-2026-003').state).toBe('done');
  });

  it('is given in one line; without a due date the form asks and nothing is stored (C22)', async () => {
    await copil.clock('2026-09-22T15:00');
    const asked = await copil.say('claire', 'copil-dui', '/copil action @Karim "Installer 4 bornes Wi-Fi"');
    expect(asked.form?.fields.find(({ name }) => name === 'due')?.required).toBe(true);
    expect((await copil.state()).actions).toHaveLength(6);
    const line = '/copil action @Karim "Installer 4 bornes Wi-Fi" pour:02/10/2026 D-2026-003';
    const given = await copil.say('claire', 'copil-dui', line);
    expect(replyOf(given)).toContain('Action A-2026-007');
    expect(buttonsOf(await lastOf(copil, 'karim', 'Une action pour vous : A-2026-007'))).toEqual([
      'Fait',
      'Reporter',
      'J’ai un blocage',
    ]);
  });

  it('is listed to who asks alone, one’s own and the late ones first (C26)', async () => {
    for (const [due, text] of [
      ['25/09/2026', 'Commander les tablettes'],
      ['15/09/2026', 'Relever les prises'],
      ['30/10/2026', 'Tester l’astreinte'],
    ])
      await copil.say('claire', 'dm', `action @Karim "${text}" pour:${due} confirmé:oui`);
    for (const [index, owner] of ['@Sophie', '@Yann', '@Fatou', '@Thomas', '@Sophie'].entries())
      await copil.say(
        'claire',
        'dm',
        `action ${owner} "Préparer le point ${index + 1}" pour:1${index}/11/2026`,
      );
    const open = (await copil.state()).actions.filter(({ state }: { state: string }) =>
      ['todo', 'doing', 'blocked'].includes(state),
    );
    expect(open).toHaveLength(12);
    const mine = await copil.say('karim', 'copil-dui', '/copil actions moi');
    expect(mine.messages[0]?.to).toBe('karim');
    const text = replyOf(mine);
    expect(text).toContain('4 actions · 1 en retard');
    const order = ['A-2026-009', 'A-2026-008', 'A-2026-007', 'A-2026-010'].map((one) => text.indexOf(one));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(text).not.toContain('Préparer le point');
    const site = replyOf(await copil.say('karim', 'dm', 'actions site:IME'));
    expect(site).toContain('A-2026-005');
    expect(site).not.toContain('A-2026-007');
    expect(replyOf(await copil.say('claire', 'dm', 'actions en retard'))).toContain('A-2026-009');
    const sophie = replyOf(await copil.say('claire', 'dm', 'actions @Sophie'));
    expect(sophie).toContain('Actions de Sophie Marchetti');
    expect(sophie).toContain('Préparer le point 1');
    const whole = await copil.say('claire', 'dm', 'actions toutes');
    expect(replyOf(whole)).toContain('12 actions');
    const next = whole.messages[0]?.buttons.find(({ label }) => label === 'Page suivante');
    const second = await copil.press('claire', whole.messages[0]?.id ?? '', next?.id ?? '');
    expect(replyOf(second)).toContain('page 2 sur 2');
  });

  it('is reminded of a week and two days before, and on the day; a button answers', async () => {
    const sent = spoken(await copil.clock('2026-10-02T09:30'));
    for (const rule of ['ACTION-7', 'ACTION-2', 'ACTION-DUE']) expect(sent).toContain(`${rule} karim`);
    const reminder = await lastOf(copil, 'karim', 'Échéance aujourd’hui : A-2026-007');
    const block = reminder.buttons.find(({ label }) => label === 'J’ai un blocage');
    const { form } = await copil.press('karim', reminder.id, block?.id ?? '');
    await copil.submit('karim', form?.id ?? '', { reason: 'le câbleur ne vient pas' });
    const told = await lastOf(copil, 'claire', 'Action bloquée : A-2026-007');
    expect(plain(told.text)).toContain('le câbleur ne vient pas');
    const lift = told.buttons.find(({ label }) => label === 'Lever le blocage');
    await copil.press('claire', told.id, lift?.id ?? '');
    expect(plain((await lastOf(copil, 'karim', 'Blocage levé : A-2026-007')).text)).toContain(
      'Claire Le Goff',
    );
    expect(plain((await lastOf(copil, 'claire', 'Le blocage est levé')).text)).toContain('A-2026-007');
  });

  it('goes to the lead of record three days late, and a week late once to the chair (C25)', async () => {
    const monday = spoken(await copil.clock('2026-10-05T09:30'));
    expect(monday).toContain('ACTION+1 karim');
    expect(monday).toContain('ACTION-LEAD-TOLD claire');
    expect(monday.join()).not.toContain('helene');
    const friday = spoken(await copil.clock('2026-10-09T09:30'));
    expect(friday).toContain('ACTION-CHAIR-TOLD helene');
    const told = await lastOf(copil, 'helene', 'Échéance dépassée de 7 jours : A-2026-007');
    expect(plain(told.text)).toContain('Responsable : Karim Benhaddou');
    expect(plain(told.text)).toContain('actions en retard du prochain ordre du jour');
    await copil.clock('2026-10-12T09:30');
    const told7 = (await copil.messages('helene', 'dm')).filter(({ text }) =>
      /^Échéance dépassée.*A-2026-007/.test(plain(text)),
    );
    expect(told7).toHaveLength(1);
    const agenda = plain((await copil.say('helene', 'dm', 'ordre-du-jour COPIL-3')).messages[0]?.text ?? '');
    expect(agenda).toMatch(/Actions en retard[\s\S]*A-2026-007 · Installer 4 bornes Wi-Fi/);
  });

  it('settles every card about it once it is done', async () => {
    await copil.say('karim', 'dm', 'fait A-2026-007');
    const told = await lastOf(copil, 'helene', 'Action A-2026-007');
    expect(plain(told.text)).toContain('L’action est faite.');
    expect(told.buttons).toEqual([]);
    const due = await lastOf(copil, 'karim', 'Installer 4 bornes Wi-Fi');
    expect(due.buttons).toEqual([]);
    expect(plain((await lastOf(copil, 'claire', 'a terminé l’action A-2026-007')).text)).toContain('Karim');
  });
});
