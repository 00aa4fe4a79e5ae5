import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

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
      FONTCONFIG_FILE: await fontSettings(home),
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  });
  return { browser, close: () => browser.close() };
}

/**
 * The package's own settings name folders of another computer; without any font Chromium stops at the first
 * date field or list.
 * @returns a file that names the package's fonts and those of the system
 */
async function fontSettings(home: string): Promise<string> {
  const file = join(home, 'fonts.conf');
  if (existsSync(file)) return file;
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = [
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${join(home, 'font-cache')}</cachedir>`,
  ];
  const written = `${file}.${process.pid}`;
  await writeFile(written, `<?xml version="1.0"?><fontconfig>${lines.join('')}</fontconfig>`);
  await rename(written, file);
  return file;
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
  await writeFile(join(workplace, 'copil-fonts.conf'), fontsIn(home));
  await writeFile(join(workplace, 'complete'), '');
  try {
    await rename(workplace, home);
  } catch (error) {
    if (!existsSync(join(home, 'complete'))) throw error;
    await rm(workplace, { recursive: true, force: true });
  }
  return home;
}

/** The package’s own file looks for its fonts in /tmp/fonts; where no font is found, Chromium dies on the first page. */
function fontsIn(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
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

/** @returns what axe-core finds serious or critical on the page, one sentence each; empty when people can use it. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page’s own policy stays as strict as it is.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
}
