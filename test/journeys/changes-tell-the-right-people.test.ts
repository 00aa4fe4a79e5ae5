import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

const meetingOf = async (copil: Driver, reference: string) =>
  (await copil.state()).meetings.find((one: { reference: string }) => one.reference === reference);

onEveryPlatform('a change tells those it concerns, and nobody else', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('one more guest gets one invitation; the nine hear nothing', async () => {
    const seen = await copil.say('claire', 'dm', 'inviter COPIL-3 @ines');
    expect(toPerson(seen.messages, 'ines')).toHaveLength(1);
    for (const handle of nine.filter((one) => one !== 'claire'))
      expect(toPerson(seen.messages, handle)).toEqual([]);
    expect((await copil.mails()).map(({ to }) => to)).toEqual(['ines.roussel@agla.example']);
  });

  it('any substitute the form offers is named, invited by name, and released with a word', async () => {
    const named = await copil.say('sophie', 'dm', 'remplacer COPIL-3 @nadia');
    expect(replyOf(named)).toContain('Je me fais remplacer par Nadia Cherif');
    expect(toPerson(named.messages, 'nadia')[0]?.text).toContain('Vous remplacez Sophie Marchetti');
    const invitation = (await copil.mails('nadia.cherif@agla.example')).at(-1);
    expect(plain(invitation?.ics ?? '').replace(/\r?\n /g, '')).toContain('MAILTO:nadia.cherif@agla.example');
    const refused = await copil.say('thomas', 'dm', 'remplacer COPIL-3 @nadia');
    expect(replyOf(refused)).toContain('remplace déjà quelqu’un');
    const back = await copil.say('sophie', 'dm', 'répondre COPIL-3 présent');
    expect(toPerson(back.messages, 'nadia')[0]?.text).toContain('le remplacement est annulé');
    expect((await copil.mails('nadia.cherif@agla.example')).at(-1)?.ics).toContain('METHOD:CANCEL');
  });

  it('each absent leader is announced to the leads, and « Maintenir » is seen by both', async () => {
    await copil.say('helene', 'dm', 'répondre COPIL-3 absente');
    const second = await copil.say('bruno', 'dm', 'répondre COPIL-3 absent');
    expect(toPerson(second.messages, 'claire')[0]?.text).toContain('Bruno Tanguy ne sera pas');
    const asked = await lastOf(copil, 'claire', 'Bruno Tanguy ne sera pas');
    await copil.press('claire', asked.id, 'keep');
    const other = await lastOf(copil, 'karim', 'sans Bruno Tanguy');
    expect(other.buttons).toEqual([]);
    expect(other.text).toContain('se tiendra comme prévu');
  });

  it('a proxy is told to its holder, and told again when it is taken back', async () => {
    await copil.say('fatou', 'dm', 'procuration COPIL-3 @thomas');
    const back = await copil.say('fatou', 'dm', 'procuration retirer COPIL-3');
    expect(toPerson(back.messages, 'thomas').at(-1)?.text).toContain('ne tient plus');
    const again = await copil.say('fatou', 'dm', 'procuration COPIL-3 @thomas');
    expect(toPerson(again.messages, 'thomas').at(-1)?.text).toContain('vous donne procuration');
  });

  it('a new room keeps the answers; a new date takes them and the proxies back', async () => {
    await copil.say('claire', 'dm', 'modifier COPIL-3 lieu:"salle du Môle"');
    const kept = await meetingOf(copil, 'COPIL-3');
    expect(kept.count.answered).toBe(3);
    expect(kept.sequence).toBe(1);
    const preview = await copil.say('claire', 'dm', 'déplacer COPIL-3 21/10/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const moved = await meetingOf(copil, 'COPIL-3');
    expect(moved.count.answered).toBe(0);
    expect(moved.sequence).toBe(2);
    const card = await lastOf(copil, 'thomas', 'procuration');
    expect(card.text).toContain('ne tient plus');
    expect((await lastOf(copil, 'fatou', 'procuration')).text).toContain('La date a changé');
  });

  it('a substitute once released hears no more of the meeting, whatever becomes of it', async () => {
    await copil.say('anne-laure', 'dm', 'remplacer COPIL-3 @odile');
    const before = await copil.mails('odile.prigent@agla.example');
    expect(before.map(({ subject }) => plain(subject).split(' : ')[0])).toEqual(['Invitation']);
    const preview = await copil.say('claire', 'dm', 'déplacer COPIL-3 22/10/2026 14:00');
    const moved = await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    expect(toPerson(moved.messages, 'odile').map(({ text }) => plain(text).split('\n')[0])).toEqual([
      'COPIL n°3 : le remplacement est annulé',
    ]);
    expect((await copil.mails('odile.prigent@agla.example')).at(-1)?.ics).toContain('METHOD:CANCEL');
    const changed = await copil.say('claire', 'dm', 'modifier COPIL-3 lieu:"salle Cézembre"');
    expect(toPerson(changed.messages, 'odile')).toEqual([]);
    expect(toPerson(changed.messages, 'nadia')).toEqual([]);
    expect(await copil.mails('odile.prigent@agla.example')).toHaveLength(before.length + 1);
  });

  it('who is invited in their own right keeps the meeting when a replacement ends', async () => {
    await copil.say('anne-laure', 'dm', 'remplacer COPIL-3 @ines');
    const ended = await copil.say('anne-laure', 'dm', 'répondre COPIL-3 présente');
    expect(plain(toPerson(ended.messages, 'ines')[0]?.text ?? '')).toContain(
      'votre propre invitation reste valable',
    );
    expect((await copil.mails('ines.roussel@agla.example')).at(-1)?.ics).not.toContain('METHOD:CANCEL');
  });
});

onEveryPlatform('what waited for the morning', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.clock('2026-09-01T20:00');
  });
  afterAll(() => copil.close());

  it('a meeting changed at night is first heard of as an invitation', async () => {
    await copil.say('claire', 'dm', 'planifier 22/09/2026 14:00 2h "COPIL n°2"');
    await copil.say('claire', 'dm', 'modifier COPIL-2 lieu:"salle Surcouf"');
    const sent = (await copil.clock('2026-09-02T08:00')).filter(
      ({ to, in: where }) => to === 'yann' && where === 'dm',
    );
    expect(sent).toHaveLength(1);
    expect(plain(sent[0]?.text ?? '')).toContain('COPIL n°2 : créneau réservé');
    expect(sent[0]?.text).toContain('salle Surcouf');
  });

  it('a leader’s absence told at night still reaches the leads in the morning after another change', async () => {
    await copil.clock('2026-09-02T20:30');
    await copil.say('helene', 'dm', 'répondre COPIL-2 absente');
    await copil.say('karim', 'dm', 'modifier COPIL-2 lieu:"salle du Môle"');
    const sent = await copil.clock('2026-09-03T08:00');
    expect(
      sent
        .filter(({ rule }) => rule === 'C08')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['claire', 'karim']);
  });

  it('a meeting cancelled at night before anybody heard of it disturbs nobody', async () => {
    await copil.clock('2026-09-03T20:00');
    await copil.say('claire', 'dm', 'planifier 24/09/2026 10:00 1h "COPIL fantôme"');
    const state = await copil.state();
    const ghost = state.meetings.find(({ title }: { title: string }) => title === 'COPIL fantôme');
    const preview = await copil.say('claire', 'dm', `annuler ${ghost.reference}`);
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const sent = await copil.clock('2026-09-04T08:00');
    expect(sent.filter(({ text, in: where }) => where === 'dm' && text.includes('fantôme'))).toEqual([]);
  });
});
