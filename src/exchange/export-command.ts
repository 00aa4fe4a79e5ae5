import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Translators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import { fileTrouble, type Terminal, terminalTranslator } from '../spaces/terminal.ts';
import { exportSpace } from './changes/export-space.ts';
import { type ListName, listNames, writeList } from './lists/lists.ts';
import { placedAt, spaceNamed, withStore } from './terminal-store.ts';
import { writeProject } from './write-project.ts';

/**
 * `npm run export -- FILE.xlsx [--space NAME]` writes a space as a workbook; with `--list decisions|actions|calendar` that list
 * alone, as .xlsx or .csv by the ending of the file.
 *
 * @returns the exit code: 0 done, 1 impossible, 2 wrong usage
 */
export async function exportCommand(
  args: readonly string[],
  terminal: Terminal,
  { translators }: { translators: Translators },
): Promise<number> {
  const t = translators[terminalTranslator(terminal.env).locale];
  const asked = readOptions(args);
  if (!asked) {
    terminal.complain(t('exchange.command.exportUsage'));
    return 2;
  }
  const file = placedAt(terminal, asked.file);
  return withStore(terminal, t, async ({ store: { db } }) => {
    const spaceId = await spaceNamed(db, asked.space);
    if (!spaceId) {
      terminal.complain(t('exchange.command.noSpace'));
      return 1;
    }
    const content = asked.list
      ? await writeList(asked.list, asked.format, {
          ...{ tx: db, spaceId, t },
          decisions: { spaceId },
          actions: { spaceId },
        })
      : await writeProject(await exportSpace(db, spaceId), t);
    return write(file, content, terminal, t);
  });
}

async function write(file: string, content: Buffer, terminal: Terminal, t: Translator): Promise<number> {
  try {
    await writeFile(file, content);
  } catch (error) {
    terminal.complain(t('exchange.command.unwritable', fileTrouble(file, error)));
    return 1;
  }
  terminal.say(t('exchange.command.exported', { file }));
  return 0;
}

/** @returns null when it was asked for in another way than the command knows */
function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { space: { type: 'string' }, list: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    const format = /\.(xlsx|csv)$/i.exec(file ?? '')?.[1]?.toLowerCase() as 'xlsx' | 'csv' | undefined;
    const list = listNames.find((name) => name === values.list);
    if (!file || !format || more.length > 0 || (values.list !== undefined && !list)) return null;
    if (!list && format === 'csv') return null;
    return { file, format, list: list as ListName | undefined, space: values.space };
  } catch {
    return null;
  }
}
