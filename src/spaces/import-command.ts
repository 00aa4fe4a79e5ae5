import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lacksAnimator } from '../committees/composition.ts';
import { readConfig } from '../config.ts';
import { formatDateTime, formatList } from '../conversation/format.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import type { PlatformName } from '../conversation/platform.ts';
import { type Logger, openLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import { systemClock } from '../time.ts';
import { importSpace } from './import-space.ts';
import type { LoadedSpace } from './load-space.ts';
import { openStoreForCommand } from './open-store-for-command.ts';
import { planLoadedMeetings } from './plan-loaded-meetings.ts';
import { planningDelivery } from './planning-delivery.ts';
import { type Problem, tellProblems } from './problem.ts';
import { parseSpaceText, readSpaceFile } from './read-space-file.ts';
import { setLocalClock } from './set-local-clock.ts';
import type { CommitteeEntry, SpaceFile } from './space-file.ts';
import { fileTrouble, type Terminal, terminalTranslator } from './terminal.ts';

/** What whoever loads a file should know of it, under headings; it is said by a room above. */
export type Remarks = (
  file: SpaceFile,
  now: Temporal.Instant,
  locale: Locale,
) => readonly { title: string; lines: readonly string[] }[];

/**
 * `npm run import -- FILE`: loads a space file into the database, beside the spaces it serves already.
 *
 * @returns the exit code: 0 loaded, 1 refused or impossible, 2 wrong usage
 */
export async function importCommand(
  args: readonly string[],
  terminal: Terminal,
  remarks: Remarks,
): Promise<number> {
  const t = terminalTranslator(terminal.env);
  const [named, ...more] = args;
  if (!named || more.length > 0 || named.startsWith('--')) {
    terminal.complain(t('space.import.usage'));
    return 2;
  }
  // npm moves to the project's folder; a relative path counts from where the command was typed.
  const file = path.resolve(terminal.env.INIT_CWD ?? '.', named);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    terminal.complain(t('space.import.unreadable', fileTrouble(file, error)));
    return 1;
  }
  const parsing = parseSpaceText(text);
  if (!parsing.ok) return refuse(file, parsing.problems, terminal, t);
  const now = systemClock.now();
  // Judged before the database is opened: most files are wrong the first time.
  const reading = readSpaceFile(parsing.source, now);
  if (!reading.ok) return refuse(file, reading.problems, terminal, t);
  const config = readConfig(terminal.env);
  const log = openLog('warn', { write: (line) => terminal.complain(line.trimEnd()) });
  const store = await openStoreForCommand(config, log, t);
  try {
    return await load(
      store,
      log,
      {
        file,
        source: parsing.source,
        judged: reading.file,
        now,
        chats: config.realPlatformConfigured ? config.platforms : ['local'],
        remarks,
      },
      terminal,
      t,
    );
  } finally {
    await store.close();
  }
}

interface Loading {
  file: string;
  source: unknown;
  judged: SpaceFile;
  now: Temporal.Instant;
  /** Chat platforms the service will have. */
  chats: readonly PlatformName[];
  remarks: Remarks;
}

async function load(
  store: Store,
  log: Logger,
  { file, source, judged, now, chats, remarks }: Loading,
  terminal: Terminal,
  t: Translator,
): Promise<number> {
  const delivery = planningDelivery(store, log, chats);
  try {
    const result = await importSpace(store, source, {
      now,
      setClock: chats.includes('local') ? setLocalClock : undefined,
      besideOthers: true,
      afterLoad: planLoadedMeetings(delivery.ledgerAt),
    });
    if (!result.ok) return refuse(file, result.problems, terminal, t);
    tellLoaded(result, terminal, t);
    warnOfGroups(judged.committees, terminal, t);
    for (const { title, lines } of remarks(judged, result.clock ?? now, t.locale)) {
      terminal.say(title);
      for (const line of lines) terminal.say(`  ${line}`);
    }
    return 0;
  } finally {
    await delivery.stop();
  }
}

function tellLoaded(
  { name, counts, clock, clockLeft, timeZone }: LoadedSpace,
  terminal: Terminal,
  t: Translator,
): void {
  terminal.say(t('space.import.loaded', { space: name, ...counts }));
  if (clock)
    terminal.say(
      t('space.import.clockSet', { at: formatDateTime(clock.toZonedDateTimeISO(timeZone), t.locale) }),
    );
  if (clockLeft) terminal.say(t('space.import.clockLeft'));
}

/** The file is right, and yet nobody could do anything in these groups. */
function warnOfGroups(committees: readonly CommitteeEntry[], terminal: Terminal, t: Translator): void {
  const codes = committees
    .filter(({ kind, state, members }) => {
      const seats = members.filter((member) => member.state === 'active');
      const seen = seats.map((seat) => ({ roles: seat.roles, functionLabel: seat.function ?? null }));
      return state === 'active' && lacksAnimator({ kind, members: seen });
    })
    .map(({ code }) => code);
  const [first] = codes;
  if (first) terminal.say(t('space.import.nobodyRuns', { committees: formatList(codes, t.locale), first }));
}

function refuse(file: string, problems: readonly Problem[], terminal: Terminal, t: Translator): number {
  terminal.complain(t('space.import.refused', { file, count: problems.length }));
  for (const { path, message } of tellProblems(problems, t)) terminal.complain(`  ${path}: ${message}`);
  return 1;
}
