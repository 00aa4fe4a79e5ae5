import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { logistics } from './messages/logistics.ts';

/** Before the COPIL n°4 of 8 December. */
const now = '2026-10-21T08:00:00Z';
const instant = Temporal.Instant.from(now);

let house: DirectBot;
let next: { id: string; spaceId: string };
beforeAll(async () => {
  house = await openDirectBot(now);
  next = await house.db.meeting.findFirstOrThrow({ where: { number: 4, committee: { code: 'COPIL' } } });
});
afterAll(() => house.close());

const { say: ask } = directPeople(() => house.bot);
const say = async (as: string, text: string) => {
  const reply = await ask(as, text);
  return { reply, text: read(reply) };
};

describe('the logistics of a meeting', () => {
  it('say in words what is missing and because of whom, and how to give it (C16)', async () => {
    const bruno = await house.db.person.findFirstOrThrow({ where: { handle: 'bruno' } });
    const { id, dateVersion } = await house.db.meeting.update({
      where: { id: next.id },
      data: { videoLink: null },
    });
    await house.db.invitation.update({
      where: { meetingId_personId: { meetingId: id, personId: bruno.id } },
      data: { answer: 'remote', answerVersion: dateVersion },
    });
    const seen = (await say('ines', 'logistique COPIL-4')).text;
    expect(seen).toContain('Lien visio manquant : Bruno T. est à distance');
    expect(seen).toContain('/copil modifier COPIL-4 lien:https://…');
    expect(seen.indexOf('Lien visio')).toBeLessThan(seen.indexOf('Matériel'));
    expect((await say('sophie', 'logistique COPIL-4')).reply.outcome).toBe('refused');
  });

  it('keep no place for who gave their voice to somebody', async () => {
    const silent = async () =>
      Number(/(\d+) sans réponse/.exec((await say('ines', 'logistique COPIL-4')).text)?.[1]);
    const before = await silent();
    await say('fatou', 'procuration COPIL-4 @claire');
    expect(await silent()).toBe(before - 1);
  });

  it('go to the functional lead, and to the technical one in their place while they are away (M05)', async () => {
    const { fr } = houseTranslators();
    const message = (personId: string) =>
      house.store.transaction(async (tx) =>
        logistics({ tx, t: fr, now: instant, personId, answers: 'chat', redraw: false }, {
          subjectId: next.id,
        } as MessageDelivery),
      );
    const people = await house.db.person.findMany({ where: { handle: { in: ['claire', 'karim', 'ines'] } } });
    const to = async (handle: string) =>
      message(people.find((one) => one.handle === handle)?.id ?? '').then((said) => said?.card);
    const heard = async () => [Boolean(await to('claire')), Boolean(await to('karim'))];
    expect(await heard()).toEqual([true, false]);
    const claire = people.find(({ handle }) => handle === 'claire');
    const today = new Date(instant.epochMilliseconds);
    await house.db.absence.create({
      data: { spaceId: next.spaceId, personId: claire?.id ?? '', from: today, to: today },
    });
    expect(await heard()).toEqual([false, true]);
    expect(JSON.stringify((await to('karim'))?.footer)).toContain('En l’absence de Claire');
    expect(await to('ines')).toBeTruthy();
    await house.db.absence.deleteMany({ where: { personId: claire?.id ?? '' } });
    const planned = await house.db.messageDelivery.findMany({ where: { rule: 'M05', subjectId: next.id } });
    for (const { id } of people) expect(planned.map(({ recipientId }) => recipientId)).toContain(id);
  });

  it('are one line once everything is settled', async () => {
    for (const [item, state] of [
      ['visio', 'prêt'],
      ['matériel', 'prêt'],
      ['temps', '"sans objet"'],
    ])
      await say('ines', `logistique COPIL-4 ligne:${item} état:${state}`);
    const { text } = await say('ines', 'logistique COPIL-4');
    expect(text).toContain('Tout est prêt.');
    expect(text).not.toContain('manquant');
  });
});
