import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardBrowser, formsOf, uploadOf } from '../../../test/support/board-browser.ts';
import { type BoardHouse, openBoardHouse } from '../../board/fixtures/board-house.ts';
import { buttonsOf } from '../../conversation/card.ts';
import { mostFileBytes } from '../../documents/received-file.ts';
import { plain, workbookOf } from '../fixtures/workbooks.ts';

let house: BoardHouse;
let claire: BoardBrowser;
beforeAll(async () => {
  house = await openBoardHouse('2026-09-01T06:30:00Z');
  claire = await house.signedIn('claire', 'importer');
});
afterAll(() => house?.close());

const sites = ['Code', 'Nom', 'Typologie', 'Organisme'];
const newSite = (code: string) => workbookOf({ Sites: [sites, [code, 'Foyer neuf', 'adultes', 'AGLA']] });
const stored = () => house.db.storedFile.count();
const sitesNamed = (code: string) => house.db.site.count({ where: { code } });

async function handIn(browser: BoardBrowser, content: Uint8Array | string, name = 'sites.xlsx') {
  const page = await browser.open('/board/space/exchange');
  const form = formsOf(page.html).find(({ action }) => action.includes('receives=workbook'));
  if (!form) throw new Error('The page takes no workbook');
  const file = new File([typeof content === 'string' ? content : Uint8Array.from(content)], name);
  return browser.send(form.action, uploadOf(form, file));
}

describe('a workbook on the board', () => {
  it('is reached from chat and from each committee', async () => {
    expect(claire.page.address).toBe('/board/space/exchange');
    expect(claire.page.text).toContain('Importer un classeur');
    const committee = await claire.open('/board/COPIL');
    expect(committee.html).toContain('href="/board/space/exchange"');
  });

  it('shows what it would change before it changes anything, then changes it once', async () => {
    const seen = await handIn(claire, await newSite('S20'));
    expect(seen.status).toBe(200);
    expect(seen.address).toMatch(/^\/board\/space\/exchange\?file=/);
    expect(seen.text).toContain('« sites.xlsx » changerait une ligne. Rien n’est encore enregistré.');
    expect(seen.text).toContain('ajout : S20');
    expect([await stored(), await sitesNamed('S20')]).toEqual([1, 0]);
    const preview = seen.address;
    const done = await claire.press('Enregistrer ces changements');
    expect(done.text).toContain('« sites.xlsx » est enregistré : une ligne a changé.');
    expect([await stored(), await sitesNamed('S20')]).toEqual([0, 1]);
    expect((await claire.open(preview)).text).toContain('Ce classeur n’attend plus');
    const again = await handIn(claire, await newSite('S20'));
    expect(again.text).toContain('« sites.xlsx » ne change rien');
    expect([await stored(), await sitesNamed('S20')]).toEqual([0, 1]);
  });

  it('with nothing in it is refused in one sentence', async () => {
    const wrong = await workbookOf({ Feuille: [[null]] });
    const seen = await handIn(claire, wrong, 'vide.xlsx');
    expect(seen.text).toContain('Rien n’a été enregistré. Ce classeur ne contient rien sous ses titres.');
    expect(seen.text).not.toContain('à corriger.');
  });

  it('confirmed by two at once is stored once', async () => {
    const workbook = await newSite('S21');
    await handIn(claire, workbook);
    const file = new URL(claire.page.address, 'http://127.0.0.1').searchParams.get('file') as string;
    const karim = await house.signedIn('karim', 'importer');
    await karim.open(`/board/space/exchange?file=${file}`);
    const both = await Promise.all([
      claire.press('Enregistrer ces changements'),
      karim.press('Enregistrer ces changements'),
    ]);
    const texts = both.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('est enregistré : une ligne a changé'))).toHaveLength(1);
    expect(await sitesNamed('S21')).toBe(1);
    expect(await house.db.auditEvent.count({ where: { act: 'space.imported' } })).toBe(2);
  });

  it('shows what will not be sent any more before it is stored, and says it again once it is', async () => {
    const late = await workbookOf({
      Sites: [
        [...sites, 'Direction', 'Démarrage'],
        ['S28', 'Foyer pressé', 'adultes', 'AGLA', 'yann', new Date('2026-09-17T00:00:00Z')],
      ],
    });
    const line = 'Foyer pressé démarre dans 16 jours : 4 envois prévus plus tôt ne partiront pas';
    expect((await handIn(claire, late)).text).toContain(line);
    const done = await claire.press('Enregistrer ces changements');
    expect(done.text).toContain('est enregistré');
    expect(done.text).toContain(line);
    expect(done.text).toContain('/copil annonce approuver S28');
  });

  it('stores what was shown and nothing else: when it would change other things by now, it is shown again', async () => {
    const town = 'Saint-Lunaire';
    const workbook = await workbookOf({
      Sites: [
        [...sites, 'Ville'],
        ['S02', 'SESSAD Les Embruns', 'enfance', 'AGLA', town],
      ],
    });
    const townOf = async () => (await house.db.site.findFirstOrThrow({ where: { code: 'S02' } })).town;
    const before = await townOf();
    await handIn(claire, workbook);
    await house.db.site.updateMany({ where: { code: 'S02' }, data: { town: 'Dinard', name: 'SESSAD' } });
    const changed = await claire.press('Enregistrer ces changements');
    expect(changed.text).toContain(
      'Le projet a changé depuis l’aperçu de « sites.xlsx ». Rien n’est enregistré',
    );
    expect(changed.text).toContain('Nom : SESSAD → SESSAD Les Embruns');
    expect(await townOf()).toBe('Dinard');
    const done = await claire.press('Enregistrer ces changements');
    expect(done.text).toContain('est enregistré');
    expect(await townOf()).toBe(town);
    await house.db.site.updateMany({ where: { code: 'S02' }, data: { town: before } });
  });

  it('named in chat without its preview stores nothing, and leads to the preview', async () => {
    await handIn(claire, await newSite('S26'));
    const file = new URL(claire.page.address, 'http://127.0.0.1').searchParams.get('file');
    const said = await house.say('claire', `importer file:${file}`);
    expect(said.outcome).toBe('preview');
    expect(await sitesNamed('S26')).toBe(0);
    const [button] = buttonsOf(said.card ?? { blocks: [] });
    const browser = house.browser();
    await browser.open(new URL((button as { url: string }).url).pathname);
    expect((await browser.press('Ouvrir le tableau')).text).toContain('ajout : S26');
    await house.db.storedFile.deleteMany();
  });

  it('is nothing but what was handed in to be imported: another file of the project is not', async () => {
    const { id: spaceId } = await house.db.space.findFirstOrThrow({ where: { slug: 'dui-agla' } });
    const content = Uint8Array.from(await newSite('S27'));
    const file = await house.db.storedFile.create({
      data: {
        ...{ spaceId, name: 'annexe.xlsx', type: 'application/octet-stream', sha256: '', content },
        ...{ sizeBytes: content.length, createdAt: new Date(0) },
      },
    });
    expect((await claire.open(`/board/space/exchange?file=${file.id}`)).text).toContain('n’attend plus');
    expect((await house.say('claire', `importer file:${file.id} seen:x`)).outcome).toBe('invalid');
    expect(await sitesNamed('S27')).toBe(0);
    await house.db.storedFile.deleteMany();
  });

  it('judges again what waited, when the project has changed meanwhile', async () => {
    await handIn(claire, await newSite('S22'));
    await house.db.organisation.updateMany({
      where: { code: 'AGLA' },
      data: { code: 'AGLA2', name: 'Autre' },
    });
    const refused = await claire.press('Enregistrer ces changements');
    expect(refused.text).toContain('Le projet a changé depuis que ce classeur a été comparé.');
    expect(refused.text).toContain('« AGLA » n’est ni le code ni le nom d’un organisme');
    expect(await sitesNamed('S22')).toBe(0);
    await house.db.organisation.updateMany({
      where: { code: 'AGLA2' },
      data: { code: 'AGLA', name: 'Association Grand-Large Accompagnement' },
    });
    await house.db.storedFile.deleteMany();
  });

  it('with something wrong in it says where, cell by cell, and nothing of it is kept', async () => {
    const wrong = await workbookOf({
      Sites: [
        [...sites, 'Démarrage'],
        ['S23', 'Foyer neuf', 'clinique', 'AGLA', '31/02/2027'],
      ],
    });
    const seen = await handIn(claire, wrong);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Rien n’a été enregistré. 2 cases de « sites.xlsx » sont à corriger.');
    expect(seen.text).toContain('Onglet Ligne Colonne Ce qui ne va pas');
    expect(seen.text).toContain('Sites 2 Démarrage « 31/02/2027 » n’est pas une date.');
    expect(await stored()).toBe(0);
  });

  it.each([
    ['nothing chosen', '', '', 'Aucun fichier n’a été choisi'],
    ['a table of another program', 'Code;Nom\n', 'sites.csv', '« sites.csv » n’est pas un classeur XLSX'],
    ['a text under another name', 'Code;Nom\n', 'sites.xlsx', '« sites.xlsx » n’est pas un classeur XLSX'],
    ['a file over the limit', 'x'.repeat(mostFileBytes + 1), 'gros.xlsx', 'dépasse 10 Mo'],
  ])('is told from %s', async (_, content, name, sentence) => {
    expect((await handIn(claire, content, name)).text).toContain(sentence);
    expect(await stored()).toBe(0);
  });

  it('is for who runs the project: a member finds the lists alone, and is refused by name', async () => {
    const sophie = await house.signedIn('sophie', 'exporter');
    expect(sophie.page.text).toContain('Listes à télécharger');
    expect(sophie.page.text).not.toContain('Importer un classeur');
    expect((await sophie.fetch('/board/downloads/project.xlsx')).status).toBe(403);
    const form = { action: '/board/files?receives=workbook&back=space%2Fexchange', fields: {} };
    const event = { event: crypto.randomUUID() };
    const file = new File([Uint8Array.from(await newSite('S24'))], 'sites.xlsx');
    const refused = await sophie.send(form.action, uploadOf({ fields: event }, file));
    expect(refused.text).toContain('Claire Le Goff');
    expect([await stored(), await sitesNamed('S24')]).toEqual([0, 0]);
    const said = await house.say('sophie', 'importer');
    expect(said.outcome).toBe('refused');
    expect((await house.say('sophie', 'exporter projet')).outcome).toBe('refused');
  });

  it('of another project is neither seen nor stored from here', async () => {
    const other = await house.db.space.create({
      data: { slug: 'autre', name: 'Autre', projectName: 'Autre' },
    });
    const content = Uint8Array.from(await newSite('S25'));
    const file = await house.db.storedFile.create({
      data: {
        ...{ spaceId: other.id, name: 'autre.xlsx', type: 'application/octet-stream', sha256: '', content },
        ...{ sizeBytes: content.length, createdAt: new Date(0) },
      },
    });
    expect((await claire.open(`/board/space/exchange?file=${file.id}`)).text).toContain('n’attend plus');
    const said = await house.say('claire', `importer file:${file.id}`);
    expect(said.outcome).toBe('invalid');
    expect(await sitesNamed('S25')).toBe(0);
    await house.db.storedFile.deleteMany();
  });
});

describe('files from chat', () => {
  it('a list comes by personal links that open once', async () => {
    const reply = await house.say('claire', 'exporter décisions');
    expect(buttonsOf(reply.card ?? { blocks: [] }).map(({ label }) => label)).toEqual([
      'Classeur Excel',
      'Fichier CSV',
    ]);
    const one = await house.say('claire', 'export actions csv');
    const [button] = buttonsOf(one.card ?? { blocks: [] });
    expect(button).toMatchObject({ label: 'Fichier CSV' });
    const browser = house.browser();
    await browser.open(new URL((button as { url: string }).url).pathname);
    const landed = await browser.press('Ouvrir le tableau');
    expect(landed.address).toBe('/board/downloads/actions.csv');
    expect(plain(landed.html)).toContain('A-2026-001;');
  });

  it('the whole project comes back as it went out', async () => {
    const response = await claire.fetch('/board/downloads/project.xlsx');
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="dui-agla\.xlsx"/);
    const again = await handIn(claire, Buffer.from(await response.arrayBuffer()), 'projet.xlsx');
    expect(again.text).toContain('« projet.xlsx » ne change rien');
    expect((await claire.fetch('/board/downloads/template.xlsx')).status).toBe(200);
    expect((await claire.fetch('/board/downloads/people.xlsx')).status).toBe(404);
  });
});
