import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The package unpacks its system libraries only for a runtime it knows. */
const runtimeWithLibraries = 'nodejs24.x';

/**
 * Starts the Chromium that comes inside an npm package; needs no browser and no system library.
 * Screenshots: `page.screenshot({ path })`.
 * @throws when Chromium does not start, with its own words.
 */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const home = await unpackedChromium();
  const browser = await playwright.launch({
    executablePath: join(home, 'chromium'),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: {
      ...process.env,
      HOME: home,
      FONTCONFIG_PATH: join(home, 'fonts'),
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  });
  return { browser, close: () => browser.close() };
}

/**
 * Unpacks once for this user and version. Test files start side by side, so each unpacks into a folder of its own
 * and the first to finish gives it the shared name; a folder with that name is therefore always complete.
 */
async function unpackedChromium(): Promise<string> {
  const home = join(tmpdir(), `copil-chromium-${process.getuid?.() ?? 'user'}-${await packageVersion()}`);
  if (existsSync(join(home, 'complete'))) return home;
  const workplace = await mkdtemp(`${home}-`);
  await unpackInto(workplace);
  await writeFile(join(workplace, 'complete'), '');
  try {
    await rename(workplace, home);
  } catch (error) {
    if (!existsSync(join(home, 'complete'))) throw error;
    await rm(workplace, { recursive: true, force: true });
  }
  return home;
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const description = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return description.version;
}

/** The package takes its folder from TMPDIR and its runtime from the environment, and changes LD_LIBRARY_PATH. */
async function unpackInto(folder: string): Promise<void> {
  const names = ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  process.env.TMPDIR = folder;
  process.env.AWS_LAMBDA_JS_RUNTIME = runtimeWithLibraries;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
