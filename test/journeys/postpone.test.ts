import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSpace } from '../../src/spaces/demo-space.ts';
import type { SpaceFileSource } from '../../src/spaces/space-file.ts';
import type { Driver, Seen, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { look } from './people-in.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** The demo seven weeks before the go-live of the EHPAD du Port, with the sites beside it, and its own staff alone. */
function sevenWeeksBefore(): SpaceFileSource {
  const demo = demoSpace();
  const kept = ['S01', 'S03', 'S04'];
  const isKept = ({ site }: { site?: string | null }) => !site || kept.includes(site);
  const people = demo.people.filter(({ handle }) => !/^[sp]\d\d-/.test(handle) || handle.startsWith('s03-'));
  const handles = new Set(people.map(({ handle }) => handle));
  return {
    ...demo,
    clock: { at: '2026-10-02T08:30', timeZone: 'Europe/Paris' },
    people,
    sites: demo.sites?.filter(({ code }) => kept.includes(code)),
    constraints: demo.constraints?.filter(isKept),
    staff: demo.staff?.filter((one) => isKept(one) && handles.has(one.person)),
    referents: demo.referents?.filter(isKept),
  };
}

/** Nasty case 1 and step 14 of the story (domain.md 5.3, 5.4), through everything that was said until then. */
onEveryPlatform('a site is postponed two days before its go-live', (open) => {
  let copil: Driver;
  const sent: SentRow[] = [];
  beforeAll(async () => {
    copil = await open({ space: sevenWeeksBefore() });
  });
  afterAll(() => copil.close());

  const about = (rows: readonly SentRow[], rule: string) =>
    rows.filter((row) => row.rule.split('+').includes(rule));
  const press = async (as: string, seen: Seen, label: string) => {
    const [card] = seen.messages;
    const button = card?.buttons.find((one) => plain(one.label).startsWith(label));
    if (!card || !button) throw new Error(`no « ${label} » on ${replyOf(seen)}`);
    return copil.press(as, card.id, button.id);
  };
  const approve = async () =>
    press('yann', await copil.say('yann', 'dm', 'annonce approuver S03'), 'Approuver');

  it('after two announcements and five nudges', async () => {
    sent.push(...(await copil.clock('2026-10-13T10:00')));
    await approve();
    sent.push(...(await copil.clock('2026-11-06T10:00')));
    look(replyOf(await approve()));
    sent.push(...(await copil.clock('2026-11-17T10:30')));
    for (const rule of ['D03', 'D10']) expect(new Set(about(sent, rule).map(({ to }) => to)).size).toBe(54);
    for (const rule of ['D04', 'D05', 'D06', 'D11', 'D14'])
      expect(about(sent, rule).map(({ to }) => to)).toEqual(expect.arrayContaining(['nadege', 'pierrick']));
    expect(
      about(sent, 'D12')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['claire', 'helene', 'karim', 'yann']);
  });

  let preview: Seen;
  it('shows what a new date touches, number by number', async () => {
    preview = await copil.say(
      'claire',
      'dm',
      'site reporter S03 03/12/2026 raison:"épidémie de gastro-entérite"',
    );
    look(replyOf(preview));
    for (const words of [
      '2 annonces (« annonce un mois avant » et « annonce une semaine avant »), à 54 personnes',
      '5 relances, à 3 personnes',
      'Rectificatif à 54 personnes',
      '17 étapes changent de date (de « annonce de la veille » à « trois mois après : où en est-on ? »)',
      '8 étapes sont refaites pour la nouvelle date (de « bilan de préparation avant le vote » à « relance 5 : derniers points »)',
      '6 étapes déjà passées ne sont pas refaites (',
      'Le feu vert demandé est annulé',
    ])
      expect(replyOf(preview)).toContain(words);
  });

  it('tells each of those who were told once, and the vote is void', async () => {
    const done = await press('claire', preview, 'Confirmer, motif vu avec la direction du site');
    expect(replyOf(done)).toContain('54 personnes reçoivent un rectificatif');
    const later = await copil.clock('2026-11-18T12:00');
    const rows = (await copil.ledger()).filter(({ rule }) => rule === 'D-MOVE');
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(54);
    expect(new Set(rows.map(({ to }) => to)).size).toBe(54);
    expect(new Set(later.filter(({ rule }) => rule === 'D-MOVE').map(({ to }) => to)).size).toBe(52);
    const words = plain((await lastOf(copil, 's03-005', 'Changement de date')).text);
    look(words);
    expect(words).toContain('Le démarrage prévu le 19 novembre est reporté au jeudi 3 décembre.');
    expect(words).toContain('Motif : épidémie de gastro-entérite.');
    expect(plain((await lastOf(copil, 'helene', 'démarrage reporté')).text)).toContain(
      'Un nouveau vote s’ouvrira le jeudi 26 novembre.',
    );
    expect((await copil.mails('julie.meyer@galatee.example')).at(-1)?.subject).toContain('démarrage reporté');
    expect(about(later, 'D15')).toEqual([]);
  });

  it('marks the announcement that was posted', async () => {
    const posted = (await copil.messages('s03-005', 'dm')).filter(({ text }) =>
      plain(text).includes('19 novembre'),
    );
    expect(posted.some(({ text }) => plain(text).includes('Reporté au jeudi 3 décembre 2026'))).toBe(true);
  });

  it('asks again what perishes: the nudge of J-7, the vote, its result', async () => {
    const again = await copil.clock('2026-11-27T12:00');
    expect(
      about(again, 'D12')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['claire', 'helene', 'karim', 'yann']);
    expect(about(again, 'D11').map(({ to }) => to)).toEqual(expect.arrayContaining(['nadege', 'pierrick']));
    expect(about(again, 'D04')).toEqual([]);
    const ledger = await copil.say('claire', 'dm', 'journal @nadege site:S03');
    look(replyOf(ledger));
    expect(replyOf(ledger)).toContain('changement de date');
  });
});
