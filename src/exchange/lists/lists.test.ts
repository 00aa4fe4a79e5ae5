import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardHouse, openBoardHouse } from '../../board/fixtures/board-house.ts';
import { plain } from '../fixtures/workbooks.ts';
import { writeCsv } from './write-list.ts';

let house: BoardHouse;
beforeAll(async () => {
  house = await openBoardHouse('2026-09-01T06:30:00Z');
});
afterAll(() => house?.close());

async function linesOf(as: string, name: string): Promise<string[]> {
  const browser = await house.signedIn(as, 'exporter');
  const response = await browser.fetch(`/board/downloads/${name}`);
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  return plain(Buffer.from(await response.arrayBuffer()).toString('utf8'))
    .replace(/\r\n$/, '')
    .split('\r\n');
}

describe('a list', () => {
  it('has the columns of the minutes (3.3), and what a member reads', async () => {
    const [headings, first, ...rest] = await linesOf('sophie', 'decisions.csv');
    expect(headings).toBe(
      '\uFEFFN°;Décision;Type;Point;Vote (pour – contre – abst.);Responsable;Date d’effet;Motif;État;Comité',
    );
    expect(first).toMatch(/^D-2026-001;Constituer le COPIL DUI;.*;COPIL DUI$/);
    expect(rest).toHaveLength(2);
    const [actions, ...open] = await linesOf('sophie', 'actions.csv');
    expect(actions).toBe(
      '\uFEFFN°;Action;Responsable;Contributeurs;Échéance;Priorité;Statut;%;Décision d’origine;Commentaire;Comité',
    );
    expect(open).toHaveLength(6);
    expect(open.join('\n')).toMatch(/Mesurer le débit à l’EHPAD du Port;Karim [^;]+;;28\/08\/2026;/);
  });

  it('holds nothing that its reader may not read: staff find what was decided, and their own actions', async () => {
    expect(await linesOf('maelle', 'actions.csv')).toHaveLength(1);
    const read = await linesOf('maelle', 'decisions.csv');
    const drafts = read.filter((line) => line.includes(';projet;'));
    expect(drafts).toEqual([]);
  });

  it('of the calendar gives each phase of each site its dates and its drift', async () => {
    const deployment = await house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S02' } } });
    await house.db.deploymentMove.create({
      data: {
        ...{ deploymentId: deployment.id, version: 2, reason: 'Gel' },
        ...{ from: new Date('2026-12-15'), to: new Date('2027-01-12'), at: new Date('2026-09-01') },
      },
    });
    const lines = await linesOf('bruno', 'calendar.csv');
    expect(lines).toHaveLength(1 + 15 * 10);
    expect(lines).toContainEqual(
      expect.stringContaining(
        'S02;SESSAD Les Embruns;Association Grand-Large Accompagnement;planifié;15/12/2026;12/01/2027;28;Formation;23/12/2026;07/01/2027;;à faire;',
      ),
    );
  });

  it('as a workbook keeps days as days and numbers as numbers', async () => {
    const browser = await house.signedIn('claire', 'exporter');
    const response = await browser.fetch('/board/downloads/calendar.xlsx');
    const [tab] = await readExcelFile(Buffer.from(await response.arrayBuffer()));
    expect(tab?.sheet).toBe('Calendrier');
    const row = tab?.data[1] ?? [];
    expect(row[5]).toBeInstanceOf(Date);
    expect(row[6]).toBe(0);
  });
});

describe('a CSV', () => {
  it.each([
    ['=HYPERLINK("http://example.org")', `"'=HYPERLINK(""http://example.org"")"`],
    ['+33 2 99', `'+33 2 99`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['a;b "c"', '"a;b ""c"""'],
    ['deux\nlignes', '"deux\nlignes"'],
  ])('runs no formula and keeps every sign of %j', (text, written) => {
    const csv = writeCsv({ title: '', columns: ['Texte', 'Jours'], rows: [[text, -3]] }).toString();
    expect(csv).toBe(`\uFEFFTexte;Jours\r\n${written};-3\r\n`);
  });
});
