import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { docxText } from '../../test/support/read-documents.ts';
import { houseTranslators } from '../catalogues.ts';
import { renderText } from '../conversation/render-text.ts';
import { toDocx } from '../documents/to-docx.ts';
import { attendanceDocument } from './attendance-document.ts';
import { minutesDocument } from './minutes-document.ts';

const { fr } = houseTranslators();
let direct: DirectBot;
let said = 0;
const at = (clock: string, day = '2026-10-20') =>
  direct.moveTo(
    Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime('Europe/Paris').toInstant().toString(),
  );
const say = async (handle: string, text: string) => {
  const reply = await direct.bot.say({
    eventId: `e${said++}`,
    account: {
      platform: 'local',
      workspace: handle === 'bruno' ? 'rives-doust' : 'agla',
      externalId: handle,
    },
    place: { kind: 'direct' },
    text,
  });
  const button = reply.card?.actions?.find((one) => 'command' in one && one.arguments.confirmed === 'true');
  if (reply.outcome !== 'preview' || !button || !('command' in button))
    return plain(renderText(reply.card ?? { blocks: [] }, 'fr'));
  const done = await direct.bot.press({
    eventId: `e${said++}`,
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    command: button.command,
    arguments: button.arguments,
  });
  return plain(renderText(done.card ?? { blocks: [] }, 'fr'));
};
const meetingOf = async (number: number) =>
  (await direct.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } })).id;
const printed = (number: number, kind: 'minutes' | 'sheet') =>
  direct.store.transaction(async (tx) => {
    const id = await meetingOf(number);
    const document =
      kind === 'minutes' ? await minutesDocument(tx, id, fr) : await attendanceDocument(tx, id, fr);
    return plain(docxText(await toDocx(document as NonNullable<typeof document>)));
  });

beforeAll(async () => {
  direct = await openDirectBot('2026-10-19T08:00:00Z', { composers: true });
});
afterAll(() => direct.close());

describe('a session with a substitute, a proxy, late arrivals and departures', () => {
  beforeAll(async () => {
    await say('fatou', 'procuration COPIL-3 @sophie');
    await say('helene', 'remplacer COPIL-3 @marc');
    await say('bruno', 'répondre COPIL-3 absent');
    at('13:58');
    await say('ines', 'émargement @claire @sophie @thomas @marc présent');
    await say('ines', 'émargement @anne-laure à distance');
    at('14:05');
    await say('ines', 'ouvrir COPIL-3');
    await say('ines', 'décision "Retenir le lot 2" vote:5-0-1');
    at('14:20');
    await say('ines', 'émargement @karim présent');
    at('14:30');
    await say('ines', 'émargement @fatou présent');
    await say('ines', 'décision "Adopter le planning v4"');
    at('14:50');
    await say('ines', 'émargement @helene présent');
    at('15:00');
    await say('ines', 'émargement @sophie @thomas @claire parti');
    at('15:20');
    await say('ines', 'émargement @sophie présent');
    at('15:40');
    await say('ines', 'clore');
  });

  it('tells who was there when, who spoke for whom, and how many voices each vote could have', async () => {
    const text = await printed(3, 'minutes');
    for (const line of [
      'atteint à l’ouverture : 6 voix présentes ou représentées sur 9, 5 requises',
      '7 voix à 14 h 20 · 4 voix à 15 h, quorum perdu · 5 voix à 15 h 20, quorum atteint',
      'Hélène Guivarc’h (à partir de 14 h 50 ; par Marc Le Dantec, suppléance, jusqu’à 14 h 50)',
      'Fatou Diallo (à partir de 14 h 30 ; par Sophie Marchetti, procuration, jusqu’à 14 h 30)',
      'Karim Benhaddou (à partir de 14 h 20)',
      'Sophie Marchetti (jusqu’à 15 h, puis à partir de 15 h 20)',
      'Claire Le Goff (jusqu’à 15 h)',
      '5/0/1',
      '7/0/0',
    ])
      expect(text).toContain(line);
  });

  it('is told the same way by the sheet: each seat has its word, and no stay is without length', async () => {
    const text = await printed(3, 'sheet');
    for (const line of [
      'suppléance : Hélène Guivarc’h',
      'sur place, de 14 h 50 à 15 h 40',
      'sur place, de 13 h 58 à 15 h sur place, de 15 h 20 à 15 h 40',
      'absence excusée',
      'absence non excusée',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/de (\S+ h(?: \d+)?) à \1(?! \d)/);
  });
});

describe('a meeting that waited in vain for its quorum', () => {
  it('has its record: who was there, the quorum that was missing, and when it is called again', async () => {
    const four = await direct.db.meeting.findUniqueOrThrow({ where: { id: await meetingOf(4) } });
    const day = four.startsLocal.slice(0, 10);
    at('13:55', day);
    await say('sophie', 'procuration COPIL-4 @claire');
    await say('ines', 'émargement @claire @karim présent');
    at('14:20', day);
    const again = Temporal.PlainDate.from(day).add({ days: 14 });
    await say('ines', `seconde convocation COPIL-4 ${again} 14h 2h`);
    expect(await say('ines', 'relevé COPIL-4')).toContain(
      'Séance non ouverte, faute de quorum (constat à 14 h 20).',
    );
    const text = await printed(4, 'minutes');
    expect(text).toContain('Constat d’absence de quorum');
    expect(text).toContain('non atteint : 3 voix présentes ou représentées sur 9, 5 requises');
    expect(text).toContain('Sophie Marchetti par Claire Le Goff (procuration)');
    expect(text).toContain('Seconde convocation');
    expect(text).not.toMatch(/Aucune décision|Registre des risques/);
    expect(await printed(4, 'sheet')).toContain('représentation par Claire Le Goff (procuration)');
    const planned = await direct.db.messageDelivery.findMany({
      where: { subjectId: four.id, message: { startsWith: 'minutes.' }, state: 'planned' },
    });
    expect(new Set(planned.map(({ message }) => message))).toEqual(
      new Set(['minutes.toCheck', 'minutes.publish']),
    );
  });
});
