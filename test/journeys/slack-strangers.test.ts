import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain, replyOf } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

/** C07: the directory links by work e-mail; who has another address there proves who they are by a code. */
describe('somebody whose Slack account has another address', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver({ emails: { karim: 'kb@home.example', rozenn: 'rj@home.example' } });
  });
  afterAll(() => copil.close());

  it('is told how to link it, and nothing about the project', async () => {
    const told = replyOf(await copil.say('karim', 'copil-dui', '/copil état'));
    expect(told).toContain('Je ne vous connais pas encore');
    expect(told).not.toContain('sites');
  });

  it('is reached by mail meanwhile', async () => {
    await copil.say('claire', 'dm', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
    const [mail] = await copil.mails('karim.benhaddou@agla.example');
    expect(plain(mail?.subject ?? '')).toContain('COPIL n°2');
    expect(mail?.ics).toContain('METHOD:REQUEST');
    expect(await copil.messages('karim', 'dm')).toEqual([]);
  });

  it('hears the same of an address that is nobody’s', async () => {
    const nobody = replyOf(await copil.say('rozenn', 'dm', 'lier personne@agla.example'));
    const somebody = replyOf(await copil.say('karim', 'dm', 'lier karim.benhaddou@agla.example'));
    expect(nobody).toBe(somebody);
    expect(await copil.mails('personne@agla.example')).toEqual([]);
  });

  it('links it with the code that came to the work address, from that account alone', async () => {
    const mails = await copil.mails('karim.benhaddou@agla.example');
    const mail = mails.find(({ subject }) => subject.includes('Votre code'));
    const code = /\/copil lier (\S+)/.exec(plain(mail?.text ?? ''))?.[1] ?? '';
    expect(replyOf(await copil.say('rozenn', 'dm', `lier ${code}`))).toContain('Ce code n’est pas le bon');
    expect(replyOf(await copil.say('karim', 'dm', `lier ${code}`))).toContain('relié à Karim Benhaddou');
    expect(replyOf(await copil.say('karim', 'copil-dui', '/copil état'))).toContain(
      '15 sites, dont 2 pilotes',
    );
  });

  it('is reached in Slack from then on', async () => {
    await copil.say('claire', 'dm', 'planifier 24/09/2026 10:00 1h "Point de suivi"');
    const texts = (await copil.messages('karim', 'dm')).map(({ text }) => plain(text));
    expect(texts.filter((text) => text.startsWith('Point de suivi : créneau réservé'))).toHaveLength(1);
  });
});
