import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { labelsOf, siteHours, wordsOf } from '../../../test/support/site-hours.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house.close());

const here = siteHours(() => house, 'S01');
const words = async (who: string, text: string) => wordsOf((await here.say(who, text)).card);
const posts = async () => {
  const rows = await house.db.messageDelivery.findMany({ where: { rule: 'PROJECT-NEWS' } });
  const channels = await house.db.channel.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return channels.map(({ workspace, name }) => `${workspace}/${name}`).sort();
};
const charter = async (charter: object) => house.db.space.updateMany({ data: { charter: charter as never } });

/** C36, C53, nasty case 5. */
describe('the launch of the project', () => {
  const whole = {
    trigger: 'CPOM à renouveler le 31 décembre 2027',
    objectives: ['un seul dossier par personne', 'moins de double saisie'],
    sponsor: 'helene',
  };

  it('is drafted by itself when the minutes of the first steering committee are approved, once, and put before COM and the chair', async () => {
    await charter({ ...whole, trigger: undefined });
    const meeting = await house.db.meeting.findFirstOrThrow({
      where: { number: 1, committee: { code: 'COPIL' } },
    });
    await here.happens({ kind: 'minutes.approved', meetingId: meeting.id });
    await here.happens({ kind: 'minutes.approved', meetingId: meeting.id });
    expect(await house.db.announcement.count({ where: { kind: 'launch' } })).toBe(2);
    const rows = await house.db.messageDelivery.findMany({ where: { rule: 'PROJECT-DRAFT' } });
    const people = await house.db.person.findMany({
      where: { id: { in: rows.map((row) => row.recipientId) } },
    });
    expect(people.map(({ handle }) => handle).sort()).toEqual(['helene', 'thomas']);
  });

  it('holds committee, groups, training and first sites, in the words of each organisation under its own signature', async () => {
    const seen = await words('thomas', 'annoncer lancement');
    expect(seen).toContain('COPIL DUI, présidé par Hélène Guivarc’h, 9 membres');
    expect(seen).toContain('« Transmissions et planning de soins »');
    expect(seen).toContain('IME Les Embruns du 21 septembre au 1er octobre');
    expect(seen).toContain('EHPAD Résidence du Port le 19 novembre 2026');
    expect(seen).toContain('— Hélène Guivarc’h, directrice générale');
    expect(seen).toContain('Rives d’Oust s’engage dans le projet');
    expect(seen).toContain('— Bruno Tanguy, directeur général de Rives d’Oust');
  });

  it('cannot be approved while the charter has no trigger, and says how to write one', async () => {
    const asked = await here.say('helene', 'annoncer approuver lancement');
    expect(asked.outcome).toBe('invalid');
    expect(wordsOf(asked.card)).toContain(
      'Rien n’est publié : la charte ne dit pas pourquoi le projet commence maintenant.',
    );
    expect(wordsOf(asked.card)).toContain('/copil charte modifier déclencheur:');
    expect(labelsOf(asked.card)).not.toContain('Approuver et publier');
    expect(await posts()).toEqual([]);
  });

  it('follows the charter, which the chair and the functional lead alone write', async () => {
    for (const who of ['karim', 'thomas', 'anne-laure'])
      expect((await here.say(who, 'charte modifier déclencheur:"x"')).outcome).toBe('refused');
    expect(await words('claire', `charte modifier déclencheur:"${whole.trigger}"`)).toContain(
      'La charte est enregistrée.',
    );
    expect(labelsOf((await here.say('thomas', 'charte')).card)).toEqual([]);
    expect(await words('helene', 'annoncer lancement')).toContain('Pourquoi maintenant : CPOM à renouveler');
  });

  it('keeps the words COM chose for one organisation, and is approved by the chair alone, on the words read', async () => {
    const read = await here.say('helene', 'annoncer approuver lancement');
    await here.say('thomas', 'annoncer modifier lancement OUST titre:"Le dossier commun arrive"');
    expect((await here.say('thomas', 'annoncer approuver lancement')).outcome).toBe('refused');
    const stale = await here.press('helene', read, 'Approuver et publier');
    expect(wordsOf(stale.card)).toContain('Le texte a changé depuis ce message');
    expect(await posts()).toEqual([]);
    const done = await here.press('helene', stale, 'Approuver et publier');
    expect(wordsOf(done.card)).toContain('C’est publié.');
    expect(wordsOf(done.card)).toContain('Le dossier commun arrive');
  });

  it('is one post in the news of each organisation, and no message to anybody', async () => {
    expect(await posts()).toEqual(['agla/association-actus', 'rives-doust/association-actus']);
    const told = await house.db.messageDelivery.count({
      where: { rule: 'PROJECT-NEWS', recipientKind: 'person' },
    });
    expect(told).toBe(0);
  });
});

describe('a bulletin', () => {
  it('tells what was decided since, which sites have gone live and which come next', async () => {
    house.moveTo('2026-10-08T08:00:00Z');
    const { id: committeeId, spaceId } = await house.db.committee.findFirstOrThrow({
      where: { code: 'COPIL' },
    });
    await house.db.decision.create({
      data: {
        ...{ spaceId, committeeId, number: 'D-2026-004', type: 'goNoGo', state: 'adopted' },
        text: 'Démarrer l’IME le 06/10.',
        recordedAt: new Date('2026-09-22T13:00:00Z'),
        adoptedAt: new Date('2026-09-22T13:00:00Z'),
      },
    });
    await house.db.deployment.updateMany({ where: { site: { code: 'S01' } }, data: { state: 'live' } });
    const seen = await words('thomas', 'annoncer avancement');
    expect(seen).toContain('Décidé depuis le dernier bulletin : D-2026-004 (Démarrer l’IME le 06/10).');
    expect(seen).toContain('Sites démarrés : IME Les Embruns le 6 octobre 2026.');
    expect(seen).toContain('Prochains sites : EHPAD Résidence du Port le 19 novembre 2026');
    expect(seen).not.toContain('D-2026-001');
  });

  it('begins with the words an organisation wrote for itself', async () => {
    await house.db.announcement.deleteMany({ where: { kind: 'progress' } });
    expect((await here.say('claire', 'annonce modèle avancement organisme:OUST')).outcome).toBe('refused');
    const refused = await words(
      'thomas',
      'annonce modèle avancement organisme:OUST texte:"Bonjour {prénom}"',
    );
    expect(refused).toContain('Je ne sais pas par quoi remplacer {prénom}');
    await here.say(
      'thomas',
      'annonce modèle avancement organisme:OUST texte:"Rives d’Oust avance : {sites-démarrés}."',
    );
    const seen = await words('thomas', 'annoncer avancement');
    expect(seen).toContain('Rives d’Oust avance : IME Les Embruns le 6 octobre 2026.');
    expect(seen.match(/Des nouvelles du projet/g)).toHaveLength(1);
  });
});
