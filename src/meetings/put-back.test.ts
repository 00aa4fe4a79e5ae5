import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople } from '../../test/support/direct-people.ts';
import { testPlatform } from '../delivery/fixtures/test-platform.ts';

const chat = testPlatform('local');
const mail = testPlatform('email');
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z', { platforms: [chat, mail], composers: true });
});
afterAll(() => house.close());

const { say } = directPeople(() => house.bot);

async function does(handle: string, text: string): Promise<void> {
  const reply = await say(handle, text);
  expect(reply.outcome, text).toBe('done');
  await house.delivery.drain();
}

const rowsFor = async (handle: string, number: number) =>
  house.db.messageDelivery.findMany({
    where: {
      recipientId: (await house.db.person.findFirstOrThrow({ where: { handle } })).id,
      subjectId: (await meeting(number)).id,
    },
  });
const meeting = (number: number) =>
  house.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });
const reminders = async (handle: string, number: number) =>
  (await rowsFor(handle, number))
    .filter(({ state }) => state === 'planned')
    .map(({ rule }) => rule)
    .sort();
const invitationsIn = async (handle: string, number: number) =>
  (await rowsFor(handle, number)).filter(
    ({ message, state }) => message === 'meeting.invitation' && state === 'sent',
  ).length;

/** What the calendar mails about a meeting asked of somebody’s diary, in order: `REQUEST 0`. */
async function diary(handle: string, number: number): Promise<string[]> {
  const { uid } = await meeting(number);
  const person = await house.db.person.findFirstOrThrow({ where: { handle } });
  return mail.posted
    .filter(({ to }) => to.externalId === person.workEmail)
    .flatMap(({ message }) => (message.calendar ? [message.calendar] : []))
    .filter(({ content }) => content.includes(`UID:${uid}`))
    .map(({ method, content }) => `${method} ${/SEQUENCE:(\d+)/.exec(content)?.[1]}`);
}

describe('who is taken off a meeting and put back', () => {
  it('is invited again, and the event returns to their diary', async () => {
    await does('claire', 'comité membre COPIL @nadege qualité');
    const asked = await reminders('nadege', 4);
    expect(asked).toEqual(expect.arrayContaining(['M03', 'M08', 'M09']));
    await does('nadege', 'répondre COPIL-4 absente');
    await does('claire', 'comité départ COPIL @nadege confirmé:oui');
    expect(await reminders('nadege', 4)).toEqual([]);
    await does('claire', 'comité membre COPIL @nadege qualité');
    expect(await invitationsIn('nadege', 4)).toBe(2);
    expect(await diary('nadege', 4)).toEqual(['REQUEST 0', 'CANCEL 0', 'REQUEST 1']);
    expect(await reminders('nadege', 4)).toEqual(asked);
  });

  it('is awaited with an answer: the old one no longer counts', async () => {
    const { id } = await meeting(4);
    const [invitation] = await house.db.invitation.findMany({
      where: { meetingId: id, person: { handle: 'nadege' } },
    });
    expect(invitation).toMatchObject({
      withdrawn: false,
      answer: null,
      answerVersion: null,
      substituteId: null,
      reason: null,
    });
  });

  it('hears of it once when it all happened before the morning', async () => {
    house.moveTo('2026-09-01T21:00:00Z');
    await does('claire', 'comité membre COPIL @gaelle qualité');
    await does('claire', 'comité départ COPIL @gaelle confirmé:oui');
    await does('claire', 'comité membre COPIL @gaelle qualité');
    house.moveTo('2026-09-02T06:00:00Z');
    await house.delivery.handOverDue();
    await house.delivery.drain();
    expect(await invitationsIn('gaelle', 4)).toBe(1);
    expect((await diary('gaelle', 4)).map((line) => line.split(' ')[0])).toEqual(['REQUEST']);
  });
});

describe('a substitute named, released and named again', () => {
  it('is told each time, and keeps the reminders', async () => {
    house.moveTo('2026-09-02T08:00:00Z');
    await does('helene', 'remplacer COPIL-5 @maelle');
    const { sequence } = await meeting(5);
    await does('helene', 'répondre COPIL-5 présente');
    await does('helene', 'remplacer COPIL-5 @maelle');
    expect(await invitationsIn('maelle', 5)).toBe(2);
    expect(await diary('maelle', 5)).toEqual([
      `REQUEST ${sequence}`,
      `CANCEL ${sequence}`,
      `REQUEST ${sequence + 1}`,
    ]);
    expect(await reminders('maelle', 5)).toEqual(['M03', 'M08', 'M09']);
  });
});
