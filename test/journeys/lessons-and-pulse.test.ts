import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSpace } from '../../src/spaces/demo-space.ts';
import type { SpaceFileSource } from '../../src/spaces/space-file.ts';
import type { Driver, Seen, SeenMessage } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** The demo a week after the go-live of its pilot, with the two sites that come next and half the team of the pilot alone. */
function weekAfterGoLive(): SpaceFileSource {
  const demo = demoSpace();
  const kept = ['S01', 'S03', 'S04'];
  const isKept = ({ site }: { site?: string | null }) => !site || kept.includes(site);
  const people = demo.people.filter(({ handle }) => !/^[sp]\d\d-/.test(handle) || /^s01-0[0-3]/.test(handle));
  const handles = new Set(people.map(({ handle }) => handle));
  return {
    ...demo,
    clock: { at: '2026-10-12T08:30', timeZone: 'Europe/Paris' },
    people,
    sites: demo.sites?.filter(({ code }) => kept.includes(code)),
    constraints: demo.constraints?.filter(isKept),
    staff: demo.staff?.filter((one) => isKept(one) && handles.has(one.person)),
    referents: demo.referents?.filter(isKept),
  };
}

/** Story, step 13: from 13 October to 5 November around the IME; nasty case 10 (domain.md 5.3, 5.4). */
onEveryPlatform('lessons learned and the pulse', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open({ space: weekAfterGoLive() });
  });
  afterAll(() => copil.close());

  const labelled = (message: SeenMessage | undefined, label: string): string => {
    const found = message?.buttons.find((button) => plain(button.label) === label);
    if (!message || !found)
      throw new Error(`no button « ${label} » among ${message?.buttons.map((one) => one.label).join(', ')}`);
    return found.id;
  };
  const press = (as: string, message: SeenMessage, label: string) =>
    copil.press(as, message.id, labelled(message, label));
  const pressIn = async (as: string, words: string, label: string) =>
    press(as, await lastOf(copil, as, words), label);
  const answerOf = (seen: Seen): SeenMessage => {
    const [answer] = seen.messages.filter(({ from }) => from === 'copil');
    if (!answer) throw new Error('copil said nothing');
    return answer;
  };
  const channel = async (as: string, where: string, words: string) =>
    (await copil.messages(as, where)).filter(({ text }) => plain(text).includes(words));
  const opening = 'IME Les Embruns : une semaine après, votre retour d’expérience';

  it('J+7: each of the staff gets one message with the pulse and the five questions; the channel gets the thread', async () => {
    await copil.clock('2026-10-13T09:30');
    const message = await lastOf(copil, 's01-001', opening);
    const text = plain(message.text);
    expect(text).toContain('Baromètre, une semaine après : IME Les Embruns');
    expect(text).toContain(
      'Que conseillez-vous au site suivant (EHPAD Résidence du Port, démarrage le 19 novembre',
    );
    expect(message.buttons.map(({ label }) => plain(label))).toEqual([
      'Donner mon avis',
      'Répondre',
      'Répondre sans mon nom',
    ]);
    for (const handle of ['maelle', 'anne-laure']) await lastOf(copil, handle, opening);
    expect(await channel('s01-001', 'ime-les-embruns', opening)).toHaveLength(1);
  });

  it('27 people fill in a sheet; a second one is not taken, and why is said', async () => {
    // Three of the care team among them (case 10).
    const people = Array.from({ length: 30 }, (_, index) => index + 1).filter(
      (one) => ![22, 28, 30].includes(one),
    );
    expect(people).toHaveLength(27);
    for (const number of people) {
      const handle = `s01-${String(number).padStart(3, '0')}`;
      const score = number % 7 === 0 ? 3 : 2;
      const sheet = answerOf(
        await copil.say(handle, 'dm', `/copil baromètre répondre IME ${score} 2 ${score}`),
      );
      const sent = await press(handle, sheet, 'Envoyer ma feuille');
      expect(replyOf(sent)).toContain('Merci, votre feuille est dans l’urne');
    }
    const again = await pressIn('s01-001', opening, 'Donner mon avis');
    expect(replyOf(again)).toContain('on ne peut ni la retrouver ni la changer');
  });

  it('people answer with or without their name; the channel counts', async () => {
    const maelle = await pressIn('maelle', opening, 'Répondre');
    const given = { worked: 'La formation par petits groupes', vendor: 'Un mode hors ligne' };
    expect(replyOf(await copil.submit('maelle', maelle.form?.id ?? '', given))).toContain(
      '2 réponses de votre part',
    );
    const unnamed = await pressIn('s01-036', opening, 'Répondre sans mon nom');
    expect(plain(unnamed.form?.intro ?? '')).toContain('rien ne relie vos réponses à vous');
    const thanks = await copil.submit('s01-036', unnamed.form?.id ?? '', {
      advice: 'Tester le Wi-Fi en chambre',
    });
    expect(replyOf(thanks)).toContain('Rien ne les relie à vous');
    const [post] = await channel('s01-001', 'ime-les-embruns', opening);
    expect(plain(post?.text ?? '')).toContain('3 réponses déposées');
  });

  it('a resident is kept out, in private; an accusation goes to the director alone when its author agrees (case 10)', async () => {
    const form = (await pressIn('s01-037', opening, 'Répondre')).form?.id ?? '';
    const refused = await copil.submit('s01-037', form, {
      difficult: 'Mme R., chambre 12, refuse la tablette',
    });
    expect(JSON.stringify(refused)).toContain('chambre');
    expect((await copil.messages('s01-037', 'dm')).filter(({ text }) => text.includes('chambre 12'))).toEqual(
      [],
    );

    const accusing = (await pressIn('s01-038', opening, 'Répondre')).form?.id ?? '';
    const asked = await copil.submit('s01-038', accusing, { difficult: 'Ludovic Samson n’a rien préparé' });
    expect(plain(asked.form?.intro ?? '')).toContain('Ce texte nomme une personne du site (Ludovic Samson)');
    const handed = await copil.submit('s01-038', asked.form?.id ?? '', {
      difficult: 'Ludovic Samson n’a rien préparé',
      handling: 'director',
    });
    expect(replyOf(handed)).toContain('Personne d’autre ne le lira');
    expect(plain((await lastOf(copil, 'anne-laure', 'Pour vous seulement')).text)).toContain(
      'n’a rien préparé',
    );
    for (const handle of ['claire', 'maelle', 'ludovic'])
      expect(replyOf(await copil.say(handle, 'dm', '/copil rex contributions IME'))).not.toContain(
        'n’a rien préparé',
      );
    const [post] = await channel('s01-001', 'ime-les-embruns', opening);
    expect(plain(post?.text ?? '')).toContain('3 réponses déposées');
  });

  it('the pulse closes: the care team’s 3 answers are hidden, and so is what would reveal them; a risk opens', async () => {
    await copil.clock('2026-10-20T18:00');
    const text = replyOf(await copil.say('claire', 'dm', '/copil baromètre IME'));
    expect(text).toContain('27 sur 41 (66 %)');
    expect(text).toContain('2,1/5');
    expect(text).not.toMatch(/soin · \d/);
    expect(text).toMatch(/Non montrés, pour que personne ne puisse être reconnu : .*soin/);
    await copil.clock('2026-10-21T09:00');
    await lastOf(copil, 'claire', 'Logiciel mal perçu : IME Les Embruns');
    expect(plain((await lastOf(copil, 'anne-laure', 'Baromètre, une semaine après')).text)).toContain(
      '27 sur 41',
    );
    expect(replyOf(await copil.say('bruno', 'dm', '/copil baromètre IME'))).toContain(
      'restent au sein de chaque organisme',
    );
  });

  it('J+21: the draft says what is known; a lesson goes on the EHPAD’s list at once, with its origin (C47)', async () => {
    await copil.clock('2026-10-27T09:30');
    const draft = plain((await lastOf(copil, 'maelle', 'Brouillon : à compléter')).text);
    for (const part of [
      '6 octobre 2026, comme prévu',
      'La formation par petits groupes',
      'Tester le Wi-Fi en chambre',
    ])
      expect(draft).toContain(part);
    await copil.say(
      'maelle',
      'dm',
      '/copil enseignement ajouter IME recommandation "Tester le Wi-Fi en chambre" avant:15',
    );
    const sheet = answerOf(await copil.say('claire', 'dm', '/copil rex fiche IME'));
    const applied = replyOf(await press('claire', sheet, 'Ajouter aux points de contrôle'));
    expect(applied).toContain('REX-01 · Tester le Wi-Fi en chambre');
    expect(applied).toContain('à faire à J-15, soit le mercredi 4 novembre 2026');
    expect(plain((await lastOf(copil, 'nadege', 'Un point de contrôle s’ajoute')).text)).toContain(
      'Il vient d’un retour d’expérience (IME Les Embruns)',
    );
  });

  it('the director and the lead approve what they read', async () => {
    await copil.say('maelle', 'dm', '/copil rex soumettre IME');
    expect(replyOf(await pressIn('anne-laure', 'La fiche attend votre approbation', 'Approuver'))).toContain(
      'Il manque l’approbation d’un responsable du projet (volet fonctionnel)',
    );
    expect(replyOf(await pressIn('claire', 'La fiche attend votre approbation', 'Approuver'))).toContain(
      'Publication prévue le jeudi 5 novembre 2026',
    );
    expect(replyOf(await copil.say('bruno', 'dm', '/copil rex fiche IME'))).toContain('pas encore publiée');
  });

  it('J+30: the sheet stands in #association-actus of both organisations, once; next sites are offered its lessons', async () => {
    await copil.clock('2026-11-05T09:30');
    for (const [who, where] of [
      ['claire', 'association-actus'],
      ['bruno', 'association-actus'],
    ] as const) {
      const posts = await channel(who, where, 'Retour d’expérience : IME Les Embruns');
      expect(posts).toHaveLength(1);
      expect(plain(posts[0]?.text ?? '')).toContain('REX-01 · Tester le Wi-Fi en chambre');
    }
    const offered = await lastOf(copil, 'samir', 'IME Les Embruns : des enseignements pour vous');
    expect(replyOf(await press('samir', offered, 'Ajouter aux points de contrôle'))).toContain(
      'Appliqué : EAM Les Hortensias',
    );
    expect(replyOf(await copil.say('bruno', 'dm', '/copil chercher testé wifi chambres'))).toContain(
      'REX-01',
    );
    expect(plain((await lastOf(copil, 's01-001', 'Baromètre, un mois après')).text)).toContain(
      'trois questions',
    );
  });
});
