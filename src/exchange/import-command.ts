import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Translators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import { spaceContext } from '../people/space-context.ts';
import type { Happening } from '../people/turn.ts';
import { planLoadedMeetings } from '../spaces/plan-loaded-meetings.ts';
import { planningDelivery } from '../spaces/planning-delivery.ts';
import { setLocalClock } from '../spaces/set-local-clock.ts';
import { fileTrouble, type Terminal, terminalTranslator } from '../spaces/terminal.ts';
import type { Transaction } from '../store/store.ts';
import { systemClock, toInstant } from '../time.ts';
import { changeLines, countOfChanges } from './changes/change-lines.ts';
import { type ImportOutcome, importAsSpace, importInto } from './changes/import-workbook.ts';
import { problemLine, wholeProblem } from './changes/problem-line.ts';
import { type OpenedStore, placedAt, spaceNamed, withStore } from './terminal-store.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { templateWorkbook } from './workbook/template.ts';

/** What the roof of the house hands in. */
export interface HouseParts {
  translators: Translators;
  tell(by: Happening, event: Parameters<Happening['announce']>[0]): Promise<void>;
}

interface Asked {
  dryRun: boolean;
  space: string | undefined;
  house: HouseParts;
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
  if (options?.template) return writeTemplate(placedAt(terminal, options.template), terminal, t);
  if (!options?.file) {
    terminal.complain(t('exchange.command.usage'));
    return 2;
  }
  const file = placedAt(terminal, options.file);
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (error) {
    terminal.complain(t('exchange.command.unreadable', fileTrouble(file, error)));
    return 1;
  }
  const { dryRun, space } = options;
  return withStore(terminal, t, async (opened) => {
    const outcome = await takeIn(opened, content, terminal, { dryRun, space, house });
    if (outcome) return tell(outcome, { terminal, t, file, dryRun });
    terminal.complain(t('exchange.command.noSpace'));
    return 1;
  });
}

async function writeTemplate(file: string, terminal: Terminal, t: Translator): Promise<number> {
  try {
    await writeFile(file, await templateWorkbook(t));
  } catch (error) {
    terminal.complain(t('exchange.command.unwritable', fileTrouble(file, error)));
    return 1;
  }
  terminal.say(t('exchange.command.template', { file }));
  return 0;
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

/** @returns null when the space that was named is none of this installation */
async function takeIn(
  { store, log }: OpenedStore,
  content: Buffer,
  { env }: Terminal,
  { dryRun, space, house }: Asked,
): Promise<ImportOutcome | null> {
  const { translators } = house;
  const { source, problems, nothingIn } = await readWorkbook(content);
  if (nothingIn) return { ok: false, problems };
  const said = source.space as { slug?: string } | undefined;
  const into = await spaceNamed(store.db, space ?? said?.slug);
  if (!into && space !== undefined) return null;
  const config = readConfig(env);
  const isLocal = !config.realPlatformConfigured;
  const delivery = planningDelivery(store, log, isLocal ? ['local'] : config.platforms);
  const now = (isLocal && (await localNow(store.db))) || systemClock.now();
  try {
    if (!into)
      return await importAsSpace(
        store,
        content,
        { dryRun },
        {
          now,
          setClock: isLocal ? setLocalClock : undefined,
          besideOthers: true,
          afterLoad: planLoadedMeetings(delivery.ledgerAt),
        },
      );
    return await store.transaction(async (tx) => {
      const context = spaceContext(await tx.space.findUniqueOrThrow({ where: { id: into } }));
      const by: Happening = {
        ...{ tx, now, space: context, spaceT: translators[context.locale] },
        ledger: delivery.ledgerAt(now),
        correlationId: undefined,
        actor: null,
        account: null,
        announce: (event) => house.tell(by, event),
      };
      return importInto(by, content, { byOperator: true, dryRun });
    });
  } finally {
    await delivery.stop();
  }
}

/** Where the business clock of the local workspace stands; null: nothing has run there yet. */
async function localNow(tx: Transaction): Promise<Temporal.Instant | null> {
  const row = await tx.localClock.findUnique({ where: { id: 1 } });
  return row && toInstant(row.now);
}

function tell(
  outcome: ImportOutcome,
  { terminal, t, file, dryRun }: { terminal: Terminal; t: Translator; file: string; dryRun: boolean },
): number {
  const whole = outcome.ok ? null : wholeProblem(outcome.problems, t);
  if (whole) {
    terminal.complain(t('exchange.command.refusedWhole', { file, text: whole }));
    return 1;
  }
  if (!outcome.ok) {
    terminal.complain(t('exchange.command.refused', { file, count: outcome.problems.length }));
    for (const problem of outcome.problems) terminal.complain(`  ${problemLine(problem, t)}`);
    return 1;
  }
  const { changes, untouched } = outcome;
  terminal.say(
    t(dryRun ? 'exchange.command.would' : 'exchange.command.done', { count: countOfChanges(changes), file }),
  );
  for (const { title, lines } of [...changeLines(outcome, t), ...outcome.remarks(t)]) {
    terminal.say(title);
    for (const line of lines) terminal.say(`  ${line}`);
  }
  if (untouched > 0) terminal.say(t('exchange.changes.untouched', { count: untouched }));
  return 0;
}
