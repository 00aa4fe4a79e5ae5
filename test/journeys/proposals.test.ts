import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import type { Driver, Seen } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
type Told = any;

const meeting = async (copil: Driver, reference: string): Promise<Told> =>
  (await copil.state()).meetings.find((one: Told) => one.reference === reference);
const lastProposal = async (copil: Driver): Promise<string> => (await copil.state()).proposals.at(-1).state;
const request = (seen: Seen, handle: string) => toPerson(seen.messages, handle)[0]?.id ?? '';

/** P in domain.md 4.5: what is shown before it is done is shown to who decides. */
onEveryPlatform('a proposed act that is shown before it is done', (open) => {
  let copil: Driver;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    copil = await open({ database });
  });
  afterAll(async () => {
    await copil.close();
    await database.close();
  });

  it('a proposed move moves nothing until the decider has confirmed what it touches', async () => {
    const proposed = await copil.say('ines', 'dm', 'déplacer COPIL-3 27/10/2026 14:00');
    const shown = await copil.press('claire', request(proposed, 'claire'), 'accept');
    expect(replyOf(shown)).toContain('mardi 27 octobre 2026, de 14 h à 16 h');
    expect(toPerson(shown.messages, 'ines')).toEqual([]);
    expect(await lastProposal(copil)).toBe('pending');
    expect((await meeting(copil, 'COPIL-3')).starts).toBe('2026-10-20T14:00');

    const confirmed = await copil.press('claire', shown.messages[0]?.id ?? '', 'confirm');
    expect((await meeting(copil, 'COPIL-3')).starts).toBe('2026-10-27T14:00');
    expect(await lastProposal(copil)).toBe('accepted');
    expect(toPerson(confirmed.messages, 'ines').map(({ text }) => plain(text))).toEqual([
      expect.stringContaining('Accepté par Claire Le Goff'),
    ]);
    for (const handle of nine)
      expect(
        toPerson(confirmed.messages, handle).filter(({ text }) => text.includes('COPIL n°3')),
      ).not.toEqual([]);
    expect(plain((await lastOf(copil, 'karim', 'Inès Roussel propose')).text)).toContain(
      'Accepté par Claire Le Goff',
    );
  });

  it('a proposed cancellation keeps its reason through the confirmation', async () => {
    const proposed = await copil.say('ines', 'dm', 'annuler COPIL-4 "salle indisponible"');
    const shown = await copil.press('karim', request(proposed, 'karim'), 'accept');
    expect((await meeting(copil, 'COPIL-4')).state).toBe('held');
    expect(await lastProposal(copil)).toBe('pending');
    const confirmed = await copil.press('karim', shown.messages[0]?.id ?? '', 'confirm');
    expect((await meeting(copil, 'COPIL-4')).state).toBe('cancelled');
    expect(
      plain(
        toPerson(confirmed.messages, 'yann')
          .map(({ text }) => text)
          .join(),
      ),
    ).toContain('salle indisponible');
    expect(await lastProposal(copil)).toBe('accepted');
  });

  it('a meeting proposed on a closed day is scheduled once the decider confirms the day', async () => {
    const proposed = await copil.say('ines', 'dm', 'planifier 11/11/2026 10:00 2h "COPIL de novembre"');
    const shown = await copil.press('claire', request(proposed, 'claire'), 'accept');
    expect(replyOf(shown)).toContain('11 novembre');
    expect(await lastProposal(copil)).toBe('pending');
    await copil.press('claire', shown.messages[0]?.id ?? '', 'confirm');
    expect((await copil.state()).meetings.map(({ title }: Told) => title)).toContain('COPIL de novembre');
    expect(await lastProposal(copil)).toBe('accepted');
  });

  it('a confirmation the proposer slipped in does not spare the decider the preview', async () => {
    const proposed = await copil.say('ines', 'dm', 'déplacer COPIL-3 28/10/2026 14:00 confirmé:oui');
    const shown = await copil.press('claire', request(proposed, 'claire'), 'accept');
    expect(shown.messages[0]?.buttons).toHaveLength(1);
    expect((await meeting(copil, 'COPIL-3')).starts).toBe('2026-10-27T14:00');
    await copil.press('claire', request(proposed, 'claire'), 'decline');
    expect(await lastProposal(copil)).toBe('declined');
  });

  it('what changed after it was shown is not overwritten, and can still be declined', async () => {
    const proposed = await copil.say('ines', 'dm', 'déplacer COPIL-3 29/10/2026 14:00');
    const shown = await copil.press('claire', request(proposed, 'claire'), 'accept');
    const other = await copil.say('karim', 'dm', 'déplacer COPIL-3 26/10/2026 14:00');
    await copil.press('karim', other.messages[0]?.id ?? '', 'confirm');
    const late = await copil.press('claire', shown.messages[0]?.id ?? '', 'confirm');
    expect(replyOf(late)).toContain('a changé');
    expect((await meeting(copil, 'COPIL-3')).starts).toBe('2026-10-26T14:00');
    expect(await lastProposal(copil)).toBe('pending');
    const declined = await copil.press('karim', request(proposed, 'karim'), 'decline');
    expect(toPerson(declined.messages, 'ines')[0]?.text).toContain('Refusé par Karim Benhaddou');
  });

  it('a request whose words no longer name anything is declined, by those who may do the act alone', async () => {
    const proposed = await copil.say('thomas', 'dm', 'décision "Changer de prestataire" responsable:@odile');
    const id = (await copil.state()).proposals.at(-1).id;
    await database.db.person.updateMany({ where: { handle: 'odile' }, data: { state: 'left' } });
    expect(replyOf(await copil.press('claire', request(proposed, 'claire'), 'accept'))).toContain(
      'ne peut plus être exécutée telle quelle',
    );
    expect(replyOf(await copil.say('thomas', 'dm', `proposition ${id} refuser`))).toContain(
      'Vous n’avez pas ce droit',
    );
    await copil.press('claire', request(proposed, 'claire'), 'decline');
    expect(await lastProposal(copil)).toBe('declined');
  });
});

/** C03: what goes to both leads goes to the one who is there. */
onEveryPlatform('a request while a lead is away', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
    await copil.say('karim', 'dm', 'absence du:19/10/2026 au:30/10/2026');
    await copil.clock('2026-10-21T10:00');
  });
  afterAll(() => copil.close());

  it('goes to Claire alone from 19 to 30 October, in the absence of Karim', async () => {
    const proposed = await copil.say('ines', 'dm', 'planifier 24/11/2026 14:00 2h "COPIL n°5"');
    expect(toPerson(proposed.messages, 'karim')).toEqual([]);
    const [asked] = toPerson(proposed.messages, 'claire');
    expect(plain(asked?.text ?? '')).toContain('en l’absence de Karim B.');
    expect(replyOf(proposed)).toContain('Une personne doit confirmer');
  });

  it('goes to both again once he is back', async () => {
    await copil.clock('2026-11-02T10:00');
    const proposed = await copil.say('ines', 'dm', 'planifier 25/11/2026 14:00 2h "COPIL n°6"');
    for (const handle of ['claire', 'karim']) {
      const [asked] = toPerson(proposed.messages, handle);
      expect(plain(asked?.text ?? '')).toContain('Inès Roussel propose');
      expect(plain(asked?.text ?? '')).not.toContain('en l’absence');
    }
  });
});
