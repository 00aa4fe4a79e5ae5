import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRoutes } from '../../adapters/web/document-routes.ts';
import { webMessages } from '../../adapters/web/messages.ts';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, directSecret, openDirectBot } from '../../test/support/direct-bot.ts';
import { docxText, pdfWords } from '../../test/support/read-documents.ts';
import { houseTranslators } from '../catalogues.ts';
import type { Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { documentHost } from '../service/document-host.ts';
import { systemClock } from '../time.ts';
import { closedMeeting } from './fixtures/closed-meeting.ts';
import { draftMinutes } from './versions.ts';

let direct: DirectBot;
let said = 0;

const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const say = (handle: string, text: string) =>
  direct.bot.say({
    eventId: `e${said++}`,
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    text,
  });

beforeAll(async () => {
  direct = await openDirectBot('2026-09-24T07:00:00Z', { composers: true });
  const meetingId = await closedMeeting(direct);
  const now = Temporal.Instant.from('2026-09-22T13:55:00Z');
  await direct.store.transaction((tx) => draftMinutes({ tx, now, personId: null }, meetingId));
});
afterAll(() => direct.close());

describe('printed minutes', () => {
  const app = () => {
    const translators = houseTranslators(webMessages);
    return documentRoutes(
      documentHost({
        ...{ store: direct.store, clock: systemClock, translators, secret: directSecret },
        links: { note: () => '' },
      }),
    );
  };
  const pathOf = (card: Card | undefined, id: string) => {
    const button = card?.actions?.find((one) => one.id === id);
    return button && 'url' in button ? new URL(button.url).pathname : '';
  };

  it('say in both formats every figure that was said, in the columns of the sector', async () => {
    const { card } = await say('ines', 'relevé COPIL-2');
    const docx = await app().request(pathOf(card, 'minutes-docx'));
    const pdf = await app().request(pathOf(card, 'minutes-pdf'));
    expect(docx.headers.get('Content-Type')).toContain('wordprocessingml');
    expect(docx.headers.get('Content-Disposition')).toContain("filename*=UTF-8''Relev%C3%A9%20COPIL-2.docx");
    expect(pdf.headers.get('Content-Disposition')).toMatch(/^inline; filename="Releve COPIL-2.pdf"/);
    expect(pdf.headers.get('Cache-Control')).toBe('no-store');
    const word = Buffer.from(await docx.arrayBuffer());
    const text = plain(docxText(word));
    const drawn = Buffer.from(await pdf.arrayBuffer());
    const dense = pdfWords(drawn).replace(/[\s\u00A0]/g, '');
    const expected = [
      'mardi 22 septembre 2026, de 14 h 05 à 15 h 55',
      'Claire Le Goff, Karim Benhaddou, Sophie',
      'Bruno Tanguy (1)',
      'Hélène Guivarc’h par Marc Le Dantec (suppléance) (1)',
      'Fatou',
      'atteint : 8 voix présentes ou représentées sur 9, 5 requises',
      '2. Wi-Fi EHPAD',
      'de 14 h 25 à 14 h 40',
      'Le débit est mesuré à 12 Mbit/s au deuxième étage.',
      'Désaccord exprimé : Yann Kerbrat souhaite un second test.',
      'D-2026-004',
      '7/0/1',
      '06/10/2026',
      'feu vert',
      'A-2026-007',
      '02/10/2026',
      'haute',
      '25 %',
      '4. Retours d’expérience',
      'Délais : pluie · Livraison attendue · Mesure : Point hebdomadaire',
      'COPIL n°3 · mardi 20 octobre 2026 à 14 h',
    ];
    for (const one of expected) {
      expect(text).toContain(one);
      expect(dense).toContain(one.replace(/\s/g, ''));
    }
  });

  it('come with the sheet people sign, filled from the session, and with the agenda', async () => {
    const { card } = await say('ines', 'feuille d’émargement COPIL-2');
    const sheet = await app().request(pathOf(card, 'attendance-docx-COPIL-2'));
    const text = plain(docxText(Buffer.from(await sheet.arrayBuffer())));
    expect(text).toContain('sur place, de 14 h 02 à 15 h 55 (suppléance : Hélène Guivarc’h)');
    expect(text).toContain('représentation par Marc Le Dantec (suppléance)');
    expect(text).toContain('absence excusée');
    expect(text).toContain('à distance, de 14 h 02 à 15 h 55');
    const agenda = await app().request(pathOf(card, 'agenda-docx-COPIL-2'));
    expect(plain(docxText(Buffer.from(await agenda.arrayBuffer())))).toContain('2. Wi-Fi EHPAD');
    const blank = await say('ines', 'feuille d’émargement COPIL-3');
    const empty = await app().request(pathOf(blank.card, 'attendance-docx-COPIL-3'));
    expect(plain(docxText(Buffer.from(await empty.arrayBuffer())))).not.toContain('sur place');
    expect(words(await say('sophie', 'feuille d’émargement COPIL-2'))).toContain('Vous n’avez pas ce droit');
  });

  it('are found by nobody without the address: a changed or cut one says so on a page', async () => {
    const path = pathOf((await say('ines', 'relevé COPIL-2')).card, 'minutes-pdf');
    for (const wrong of [path.replace('v1.', 'v1.x'), path.replace('.pdf', '.exe'), '/document/x.pdf']) {
      const answer = await app().request(wrong);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Document introuvable');
    }
  });
});
