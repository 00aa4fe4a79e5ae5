import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAssociation } from '../../test/support/read-association.ts';
import { runEntry } from '../../test/support/run-command.ts';
import { openTestStore } from '../../test/support/test-store.ts';
import { tellHouse } from '../house.ts';
import { importSpace } from '../spaces/import-space.ts';
import type { Store } from '../store/store.ts';
import { exportCommand } from './export-command.ts';
import { plain, translators, workbookOf } from './fixtures/workbooks.ts';
import { importWorkbookCommand } from './import-command.ts';

let store: Store;
let folder: string;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copil-workbook-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(entry: 'import' | 'export', args: string[], more: Record<string, string> = {}) {
  const [said, complained]: [string[], string[]] = [[], []];
  const env = { DATABASE_URL: store.url, LANG: 'fr_FR.UTF-8', ...more };
  const terminal = {
    env,
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
  const house = { translators, tell: tellHouse };
  const command = entry === 'import' ? importWorkbookCommand : exportCommand;
  const exitCode = await command(args, terminal, house);
  return { exitCode, stdout: plain(said.join('\n')), stderr: plain(complained.join('\n')) };
}
const at = (name: string) => path.join(folder, name);

describe('npm run import and npm run export', () => {
  it('take an association in by its workbook: template, dry run, import, again, export', async () => {
    const asked = await runEntry('import', ['--template', at('modele.xlsx')], { DATABASE_URL: store.url });
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    const dry = await run('import', [at('modele.xlsx'), '--dry-run']);
    expect(dry.exitCode).toBe(0);
    expect(dry.stdout).toContain('Rien n’est encore enregistré.');
    expect(dry.stdout).toContain('ajout : EHPAD1');
    expect(await store.db.space.count()).toBe(0);
    expect(await run('import', [at('modele.xlsx')])).toMatchObject({ exitCode: 0 });
    expect(await store.db.site.count()).toBe(2);
    expect(await store.db.messageDelivery.count({ where: { subjectType: 'deployment' } })).toBeGreaterThan(0);
    const again = await run('import', [at('modele.xlsx')]);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout).toContain('ne change rien.');
    expect(await store.db.space.count()).toBe(1);
    const exported = await run('export', ['projet.xlsx'], { INIT_CWD: folder, LANG: 'en_GB.UTF-8' });
    expect(exported).toMatchObject({ exitCode: 0 });
    const back = await run('import', [at('projet.xlsx')]);
    expect(back.stdout).toContain('ne change rien.');
  }, 90_000);

  it('list every wrong cell, exit with 1 and store nothing', async () => {
    const wrong = await workbookOf({
      Sites: [
        ['Code', 'Nom', 'Typologie', 'Organisme', 'Démarrage'],
        ['S9', 'Neuf', 'adultes', 'EXEMPLE', '31/02/2027'],
        ['S8', 'Huit', 'clinique', 'EXEMPLE', null],
      ],
    });
    writeFileSync(at('faux.xlsx'), wrong);
    const outcome = await run('import', [at('faux.xlsx')]);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('2 cases sont à corriger');
    expect(outcome.stderr).toContain('onglet Sites, ligne 2, colonne « Démarrage » : « 31/02/2027 »');
    expect(outcome.stderr).toContain('onglet Sites, ligne 3, colonne « Typologie » : « clinique »');
    expect(await store.db.site.count()).toBe(2);
  });

  it('leave to who runs the installation what people are recognised by', async () => {
    const people = await workbookOf({
      Personnes: [
        ['Nom court', 'Prénom', 'Nom', 'Courriel professionnel', 'Administration'],
        ['nora.petit', 'Nora', 'Petit', 'nora@exemple.example', 'oui'],
      ],
    });
    writeFileSync(at('nora.xlsx'), people);
    expect(await run('import', [at('nora.xlsx')])).toMatchObject({ exitCode: 0 });
    const nora = await store.db.person.findFirstOrThrow({ where: { handle: 'nora.petit' } });
    expect(nora).toMatchObject({ workEmail: 'nora@exemple.example', administrator: true });
  });

  it('write a list alone, as CSV or as a workbook', async () => {
    expect(await run('export', [at('calendrier.csv'), '--list', 'calendar'])).toMatchObject({ exitCode: 0 });
    const text = await readFile(at('calendrier.csv'), 'utf8');
    expect(text.startsWith('\uFEFFCode;Site;Organisme;')).toBe(true);
    expect(text).toContain(
      'EHPAD1;EHPAD Les Lilas;Association Exemple;planifié;16/03/2027;16/03/2027;0;Formation;22/02/2027;',
    );
    expect(await run('export', [at('actions.xlsx'), '--list', 'actions'])).toMatchObject({ exitCode: 0 });
  });

  it('choose among several projects by name', async () => {
    const loaded = await importSpace(store, readAssociation('small'), {
      now: Temporal.Instant.from('2026-03-02T08:00:00Z'),
      besideOthers: true,
      afterLoad: async () => {},
    });
    expect(loaded).toMatchObject({ ok: true });
    const unsaid = await run('export', [at('projet.xlsx')]);
    expect(unsaid.exitCode).toBe(1);
    expect(unsaid.stderr).toContain('ajoutez --space');
    expect(await run('export', [at('projet.xlsx'), '--space', 'amandiers'])).toMatchObject({ exitCode: 0 });
    expect(await run('import', [at('projet.xlsx'), '--space', 'nulle-part'])).toMatchObject({ exitCode: 1 });
    const back = await run('import', [at('projet.xlsx')]);
    expect(back.stderr).toBe('');
    expect(back.stdout).toContain('ne change rien.');
  });

  it.each([
    ['import', () => ['--template'], 2, 'npm run import -- CLASSEUR.xlsx'],
    ['import', () => ['--template', at('nowhere/a.xlsx')], 1, 'ce dossier n’existe pas'],
    ['import', () => [folder.concat('/')], 1, 'est un dossier. Indiquez le classeur'],
    ['import', () => [at('a.xlsx'), at('b.xlsx')], 2, 'npm run import -- CLASSEUR.xlsx'],
    ['import', () => [at('absent.xlsx')], 1, 'absent.xlsx n’existe pas. Vérifiez le chemin'],
    ['export', () => [], 2, 'npm run export -- CLASSEUR.xlsx'],
    ['export', () => [at('projet.csv')], 2, '--list decisions'],
    ['export', () => [at('nowhere/a.xlsx'), '--space', 'amandiers'], 1, 'ce dossier n’existe pas'],
  ] as const)('say how %s is used (%#)', async (entry, args, exitCode, sentence) => {
    const outcome = await run(entry, [...args()]);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(sentence);
  });
});
