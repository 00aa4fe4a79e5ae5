import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import { openLog } from '../log.ts';
import { spaceContext } from '../people/space-context.ts';
import type { Happening } from '../people/turn.ts';
import { openStoreForCommand } from '../spaces/open-store-for-command.ts';
import { planLoadedMeetings } from '../spaces/plan-loaded-meetings.ts';
import { planningDelivery } from '../spaces/planning-delivery.ts';
import { setLocalClock } from '../spaces/set-local-clock.ts';
import { type Terminal, terminalTranslator } from '../spaces/terminal.ts';
import type { Store, Transaction } from '../store/store.ts';
import { systemClock } from '../time.ts';
import { changeLines } from './change-lines.ts';
import { exportSpace } from './export-space.ts';
import { type ImportOutcome, importWorkbook } from './import-workbook.ts';
import { problemLine } from './prepare-import.ts';
import { readWorkbook } from './read-workbook.ts';
import { templateWorkbook } from './template.ts';
import { writeWorkbook } from './write-workbook.ts';

/** What the roof of the house hands in. */
export interface HouseParts {
  translators: Translators;
  tell(by: Happening, event: Parameters<Happening['announce']>[0]): Promise<void>;
}

/**
 * `npm run import -- FILE.xlsx [--dry-run] [--space NAME]`: loads a workbook, over the space of that name or as a new one;
 * `--template FILE.xlsx` writes an empty one with examples.
 *
 * @returns the exit code: 0 done, 1 refused or impossible, 2 wrong usage
 */
export async function importWorkbookCommand(
  args: readonly string[],
  terminal: Terminal,
  house: HouseParts,
): Promise<number> {
  const t = house.translators[terminalTranslator(terminal.env).locale];
  const options = readOptions(args);
  if (!options) return usage(terminal, t);
  const { file, template, dryRun, space } = options;
  if (template) {
    const target = placed(terminal, template);
    await writeFile(target, await templateWorkbook(t));
    terminal.say(t('exchange.command.template', { file: target }));
    return 0;
  }
  if (!file) return usage(terminal, t);
  const source = placed(terminal, file);
  const content = await readFile(source).catch((error: Error) => error);
  if (content instanceof Error) {
    terminal.complain(t('exchange.command.unreadable', { file: source, detail: content.message }));
    return 1;
  }
  const outcome = await withStore(terminal, t, async (store) => {
    const reading = await readWorkbook(content, house.translators);
    const slug = space ?? (reading.source.space as { slug?: string } | undefined)?.slug;
    const into = await spaceNamed(store, slug);
    return load(store, terminal, content, { into, dryRun, house });
  });
  return tell(outcome, { terminal, t, file: source, dryRun });
}

/** `npm run export -- FILE.xlsx [--space NAME]`: writes a space as a workbook. */
export async function exportCommand(
  args: readonly string[],
  terminal: Terminal,
  { translators }: Pick<HouseParts, 'translators'>,
): Promise<number> {
  const t = translators[terminalTranslator(terminal.env).locale];
  const options = readOptions(args);
  if (!options?.file) {
    terminal.complain(t('exchange.command.exportUsage'));
    return 2;
  }
  const target = placed(terminal, options.file);
  return withStore(terminal, t, async (store) => {
    const into = await spaceNamed(store, options.space);
    if (!into) {
      terminal.complain(t('exchange.command.noSpace'));
      return 1;
    }
    await writeFile(target, await writeWorkbook(await exportSpace(store.db, into), t));
    terminal.say(t('exchange.command.exported', { file: target }));
    return 0;
  });
}

function usage(terminal: Terminal, t: Translator): number {
  terminal.complain(t('exchange.command.usage'));
  return 2;
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        space: { type: 'string' },
        template: { type: 'string' },
      },
    });
    if (positionals.length > 1) return null;
    const { 'dry-run': dryRun, ...rest } = values;
    return { ...rest, dryRun, file: positionals[0] };
  } catch {
    return null;
  }
}

/** npm moves to the project's folder; a relative path counts from where the command was typed. */
function placed({ env }: Terminal, file: string): string {
  return path.resolve(env.INIT_CWD ?? '.', file);
}

async function withStore<T>(
  terminal: Terminal,
  t: Translator,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const log = openLog('warn', { write: (line) => terminal.complain(line.trimEnd()) });
  const store = await openStoreForCommand(readConfig(terminal.env), log, t);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** @param slug null or absent: the only space in use */
async function spaceNamed({ db }: Store, slug: string | undefined): Promise<string | null> {
  const spaces = await db.space.findMany({ include: { _count: { select: { organisations: true } } } });
  const inUse = spaces.filter(({ _count }) => _count.organisations > 0);
  const found =
    slug === undefined ? (inUse.length === 1 ? inUse[0] : undefined) : inUse.find((one) => one.slug === slug);
  return found?.id ?? null;
}

async function load(
  store: Store,
  terminal: Terminal,
  content: Buffer,
  { into, dryRun, house }: { into: string | null; dryRun: boolean; house: HouseParts },
): Promise<ImportOutcome> {
  const config = readConfig(terminal.env);
  const chats = config.realPlatformConfigured ? config.platforms : (['local'] as const);
  const log = openLog('warn', { write: (line) => terminal.complain(line.trimEnd()) });
  const delivery = planningDelivery(store, log, chats);
  const now = systemClock.now();
  try {
    return await importWorkbook(store, content, {
      into,
      dryRun,
      translators: house.translators,
      ports: {
        now,
        setClock: chats.includes('local' as never) ? setLocalClock : undefined,
        besideOthers: true,
        afterLoad: planLoadedMeetings(delivery.ledgerAt),
      },
      author: async (tx: Transaction, spaceId: string): Promise<Happening> => {
        const space = spaceContext(await tx.space.findUniqueOrThrow({ where: { id: spaceId } }));
        const by: Happening = {
          ...{ tx, now, ledger: delivery.ledger, space, spaceT: house.translators[space.locale] },
          correlationId: undefined,
          actor: null,
          account: null,
          announce: (event) => house.tell(by, event),
        };
        return by;
      },
    });
  } finally {
    await delivery.stop();
  }
}

function tell(
  outcome: ImportOutcome,
  { terminal, t, file, dryRun }: { terminal: Terminal; t: Translator; file: string; dryRun: boolean },
): number {
  if (!outcome.ok) {
    terminal.complain(t('exchange.command.refused', { file, count: outcome.problems.length }));
    for (const problem of outcome.problems) terminal.complain(`  ${problemLine(problem, t)}`);
    return 1;
  }
  const { changes, untouched, loaded } = outcome;
  const count = changes.length;
  terminal.say(t(dryRun ? 'exchange.command.would' : 'exchange.command.done', { count, file }));
  if (!loaded)
    for (const { title, lines } of changeLines(changes, t)) {
      terminal.say(title);
      for (const line of lines) terminal.say(`  ${line}`);
    }
  if (untouched > 0) terminal.say(t('exchange.changes.untouched', { count: untouched }));
  return 0;
}
