import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf, toPerson } from './reading.ts';

onEveryPlatform('scratch', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());
  it('x', async () => {
    const p = (s: Seen) => console.log(s.messages.map((m) => `[${m.in}:${m.to}] ${plain(m.text)}\n   {${m.buttons.map((b) => `${b.id}=${b.label}`).join(' | ')}}`).join('\n-----\n'), s.form ? JSON.stringify(s.form) : '');
    const preview = await copil.say('claire', 'dm', "/copil suivi schedule jeudi 11:00 45min toutes 2 semaines jusqu'au 07/01/2027");
    p(preview);
    const done = await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    p(done);
    for (const mail of await copil.mails()) console.log('MAIL', mail.to, mail.subject, '\n', plain(mail.text), '\n', mail.ics);
    p(await copil.say('claire', 'dm', 'suivi'));
    const card = await lastOf(copil, 'sophie', 'suivi régulier');
    p(await copil.press('sophie', card.id, 'series-present'));
    p(await copil.press('maelle', (await lastOf(copil, 'maelle', 'suivi régulier')).id, 'series-each'));
    void toPerson; void replyOf; void expect;
  });
});
