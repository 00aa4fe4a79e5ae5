import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { proxyWords } from './proxy-at-the-door.ts';
import { liveQuorum } from './voices.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-10-20T11:50:00Z');
});
afterAll(() => house.close());

const { say: ask } = directPeople(() => house.bot);
const say = async (as: string, text: string) => read(await ask(as, text));
const meeting = () =>
  house.db.meeting.findFirstOrThrow({ where: { number: 3, committee: { code: 'COPIL' } } });
const represented = async () => (await liveQuorum(house.db, (await meeting()).id)).represented;
const told = async (rule: string) => {
  const rows = await house.db.messageDelivery.findMany({ where: { rule } });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return people.map(({ handle }) => handle);
};

describe('a proxy at the door', () => {
  it('is read as people say it', () => {
    expect(proxyWords('@fatou procuration @sophie')).toEqual({ giver: '@fatou', holder: '@sophie' });
    expect(proxyWords('@fatou pouvoir à @sophie')).toEqual({ giver: '@fatou', holder: '@sophie' });
    expect(proxyWords('@fatou @sophie')).toBeNull();
  });

  it('is given by the member at the hour, and until the session is opened', async () => {
    for (const who of ['claire', 'sophie', 'karim']) await say(who, 'je-suis-là');
    house.moveTo('2026-10-20T12:05:00Z');
    expect(await say('fatou', 'procuration COPIL-3 @sophie')).toContain(
      'Sophie Marchetti votera en votre nom',
    );
    expect(await represented()).toBe(4);
    expect(await told('PROXY')).toEqual(['sophie']);
    expect(await told('PROXY-NOTED')).toEqual([]);
  });

  it('is noted by who keeps the attendance, and the giver hears of it', async () => {
    const noted = await say('ines', 'émargement @yann procuration @claire réunion:COPIL-3');
    expect(noted).toContain('Procuration notée : Claire Le Goff votera au nom de Yann Kerbrat.');
    expect(noted).toContain('Yann Kerbrat (par Claire Le Goff, procuration)');
    expect(await represented()).toBe(5);
    expect(await told('PROXY-NOTED')).toEqual(['yann']);
  });

  it('is refused with the reason: one a holder, none of who is there', async () => {
    expect(await say('ines', 'émargement @bruno procuration @claire réunion:COPIL-3')).toContain(
      'Claire Le Goff a déjà une procuration',
    );
    expect(await say('ines', 'émargement @karim procuration:@helene réunion:COPIL-3')).toContain(
      'Karim Benhaddou est dans la salle',
    );
    expect(await say('ines', 'émargement @bruno @thomas procuration @karim réunion:COPIL-3')).toContain(
      'une procuration à la fois',
    );
    expect((await ask('yann', 'émargement @bruno procuration @karim réunion:COPIL-3')).outcome).toBe(
      'refused',
    );
    expect(await represented()).toBe(5);
  });

  it('is handed to who keeps the attendance once the session is open', async () => {
    await say('ines', 'ouvrir COPIL-3');
    expect((await meeting()).state).toBe('open');
    expect(await say('bruno', 'procuration COPIL-3 @karim')).toContain('la personne qui tient l’émargement');
    expect(await say('ines', 'émargement @bruno procuration @karim réunion:COPIL-3')).toContain(
      'Karim Benhaddou votera au nom de Bruno Tanguy',
    );
    expect(await represented()).toBe(6);
  });
});
