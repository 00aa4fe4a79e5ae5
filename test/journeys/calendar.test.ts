import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen, SeenMail } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

const press = async (copil: Driver, who: string, said: string, label: string): Promise<Seen> => {
  const message = await lastOf(copil, who, said);
  const button = message.buttons.find((one) => plain(one.label) === label);
  if (!button) throw new Error(`No button “${label}” among ${message.buttons.map((one) => one.label)}`);
  return copil.press(who, message.id, button.id);
};

/** The form behind a button of a mail, pressed as a browser would. */
async function pressOnPage(copil: Driver, mail: SeenMail, choice: string, note = '') {
  const path = /\/opinion\/[\w.-]+/.exec(mail.text)?.[0] ?? '';
  const shown = await (await fetch(`${copil.url}${path}`)).text();
  const seen = /name="seen" value="([^"]*)"/.exec(shown)?.[1] ?? '';
  const body = new URLSearchParams({ choice, seen, note });
  return { shown, after: await (await fetch(`${copil.url}${path}`, { method: 'POST', body })).text() };
}

/** C27 to C29, from a change of the calendar to the version that the committee adopts in its session. */
onEveryPlatform('the forecast calendar', (open) => {
  let copil: Driver;
  let mail: SeenMail;
  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 02/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('shows the sites by go-live with what does not fit, and leads to its picture', async () => {
    const shown = await copil.say('claire', 'dm', 'calendrier');
    expect(replyOf(shown)).toContain('Planning prévisionnel : 15 sites');
    expect(replyOf(shown)).toContain(
      'Version 3 en vigueur. Adoptée le 2 juillet 2026 par la décision D-2026-003.',
    );
    expect(replyOf(shown)).toContain('6 points bloquants, 10 à surveiller.');
    expect(shown.messages[0]?.buttons.map(({ label }) => label)).toEqual([
      'Voir les points',
      'Proposer une version',
      'Ouvrir le planning',
    ]);
    const points = await press(copil, 'claire', 'Planning prévisionnel : 15 sites', 'Voir les points');
    expect(replyOf(points)).toContain('S12 · J+30 = 22/07, après l’échéance du 30 juin 2027');
  });

  it('is asked about once it has changed: of the members in chat, of the vendor by mail', async () => {
    await copil.say('claire', 'dm', 'calendrier phase S03 formation au:13/11/2026');
    const proposed = await copil.say('claire', 'dm', 'calendrier proposer "Formation resserrée"');
    expect(replyOf(proposed)).toContain('L’avis de 8 membres et de l’éditeur est demandé.');
    await copil.clock('PT1M');
    const asked = (await copil.mails()).find(({ subject }) =>
      plain(subject).includes('version 4 : votre avis'),
    );
    expect(asked?.to).toContain('julie');
    mail = asked as SeenMail;
    expect(plain(mail.text)).toContain('phase modifiée : Formation');
    for (const who of ['helene', 'bruno'])
      expect(
        (await lastOf(copil, who, 'version 4 : votre avis')).buttons.map(({ label }) => plain(label)),
      ).toEqual(['D’accord', 'Commenter', 'Ouvrir le planning']);
  });

  it('is a picture of its own in the mail, and a page that says the same in words', async () => {
    const [, picture = ''] = /<img src="[^"]*(\/planning\/[^"]+\.png)"/.exec(mail.html) ?? [];
    const png = await fetch(`${copil.url}${picture}`);
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const [, path = ''] = /href="[^"]*(\/planning\/[^"]+?)"/.exec(mail.html) ?? [];
    const answer = await fetch(`${copil.url}${path}`);
    const page = plain(await answer.text());
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('<svg xmlns');
    expect(page).toContain('<th scope="row">S09 EHPAD Les Camélias</th>');
    expect(page).toContain('11 mai 2027');
    expect((await fetch(`${copil.url}${path.slice(0, -3)}abc`)).status).toBe(404);
    expect((await fetch(`${copil.url}${picture.replace('.png', 'x.png')}`)).status).toBe(404);
  });

  it('shows « accord éditeur en attente » as long as the vendor has said nothing (C27)', async () => {
    await press(copil, 'bruno', 'version 4 : votre avis', 'D’accord');
    const shown = await copil.say('claire', 'dm', 'calendrier adopter');
    expect(replyOf(shown)).toContain('1 accord sur 8 et accord éditeur en attente');
    expect(replyOf(shown)).toContain('Sous-estimé');
    expect(replyOf(shown)).toContain('Une version s’adopte par une décision du COPIL');
  });

  it('takes the vendor’s word from the mail, and the leads hear it; looking changes nothing', async () => {
    const { shown, after } = await pressOnPage(copil, mail, 'agree');
    await copil.clock('PT1M');
    expect(plain(shown)).toContain('accord éditeur en attente');
    expect(plain(after)).toContain('Merci, c’est noté.');
    expect(plain(after)).toContain('accord éditeur donné');
    for (const who of ['claire', 'karim'])
      await lastOf(copil, who, 'Julie Meyer est d’accord avec la version 4 du planning');
    const stale = await pressOnPage(copil, mail, 'comment', '');
    expect(plain(stale.after)).toContain('Écrivez votre commentaire');
  });

  it('is adopted in the session, by a decision of its own; the card of each member follows', async () => {
    await copil.clock('2026-09-02T14:00');
    for (const who of ['helene', 'claire', 'karim', 'sophie', 'yann', 'bruno'])
      await copil.say(who, 'dm', 'je-suis-là');
    await copil.say('ines', 'dm', 'ouvrir');
    const shown = await copil.say('helene', 'dm', 'calendrier adopter 4');
    expect(replyOf(shown)).toContain('accord éditeur donné');
    const done = await press(copil, 'helene', 'Adopter la version 4 du planning ?', 'Adopter en séance');
    expect(replyOf(done)).toContain('Adoptée le 2 septembre 2026 par la décision D-2026-004.');
    const posted = (await copil.messages('bruno', 'copil-dui')).filter(({ text }) =>
      plain(text).includes('D-2026-004 adoptée'),
    );
    expect(posted).toHaveLength(1);
    expect(plain(posted[0]?.text ?? '')).toContain('Adopter le planning prévisionnel v4');
    const card = await lastOf(copil, 'bruno', 'Planning prévisionnel, version 4');
    expect(plain(card.text)).toContain('La version 4 est adoptée');
    expect(card.buttons.map(({ label }) => label)).toEqual(['Ouvrir le planning']);
    expect(plain((await pressOnPage(copil, mail, 'agree')).shown)).toContain('La version 4 est adoptée');
  });

  it('says afterwards which version holds, and what has changed since', async () => {
    await copil.say('karim', 'dm', 'calendrier phase S04 formation au:20/01/2027');
    expect(replyOf(await copil.say('yann', 'dm', 'calendrier'))).toContain(
      'Version 4 en vigueur. Adoptée le 2 septembre 2026 par la décision D-2026-004. Depuis, 1 site a changé.',
    );
    expect(replyOf(await copil.say('yann', 'dm', 'calendrier version 4'))).toContain(
      'Depuis cette version, 1 site a changé\n• S04 · EAM Les Hortensias',
    );
  });
});
