/** `npm run pictures`: the same story in Slack, drawn from the blocks the service sent to a Slack of the tests. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/store.ts';
import { lastOf } from '../../journeys/reading.ts';
import { openSlackDriver } from '../../journeys/slack-driver.ts';
import { openBrowser } from '../browser.ts';
import { readBlocks } from '../slack/read-blocks.ts';
import type { Shown } from '../slack/slack-record.ts';
import { type DrawnMessage, slackPage } from './slack-page.ts';

const folder = process.env.PICTURES ?? path.resolve(import.meta.dirname, '../../pictures');
const data = mkdtempSync(path.join(tmpdir(), 'copil-slack-pictures-'));
// Root lends PostgreSQL another account, which has to pass.
if (process.getuid?.() === 0) chmodSync(data, 0o711);
const log = openLog('error');
const store = await openStore(readConfig({ COPIL_DATA: data, LOG_LEVEL: 'error' }), log, {
  onLost: () => {},
});
const slack = await openSlackDriver({ database: { db: store.db, url: store.url, close: async () => {} } });
const { browser, close } = await openBrowser();
try {
  await tellStory();
} finally {
  await close();
  await slack.close();
  await store.close();
  rmSync(data, { recursive: true, force: true });
}

/** Steps 1 to 3 and 6 of the story (domain.md 5.3): the channel, the Home of the app, what a referent is asked. */
async function tellStory(): Promise<void> {
  const { house } = slack;
  await slack.say('claire', 'copil-dui', '/copil état');
  await slack.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  await slack.press('karim', (await lastOf(slack, 'karim', 'COPIL n°2')).id, 'present');
  await slack.press('sophie', (await lastOf(slack, 'sophie', 'COPIL n°2')).id, 'remote');
  await slack.press('helene', (await lastOf(slack, 'helene', 'COPIL n°2')).id, 'absent');
  await house.people.openHome('claire');
  await house.settled();
  await draw('7-slack-channel', '# copil-dui', await seenBy('claire', 'copil-dui'));
  const { userId } = house.slack.personOf('claire');
  const home = house.slack.views.home(userId);
  await draw('8-slack-home', 'copil — Accueil', [{ from: 'copil', at: '08:30', blocks: home?.blocks ?? [] }]);
  await slack.clock('2026-09-21T09:00');
  const nudge = (await seenBy('maelle', 'dm')).findLast(({ blocks }) =>
    readBlocks(blocks as Parameters<typeof readBlocks>[0], (id) => id).includes('J-15'),
  );
  await draw('17-slack-nudge', 'copil — Maëlle Perrot', nudge ? [{ ...nudge, at: '09:00' }] : []);
}

async function seenBy(handle: string, where: 'dm' | string): Promise<DrawnMessage[]> {
  const { slack: server } = slack.house;
  const { workspace, userId } = server.personOf(handle);
  const channel = where === 'dm' ? await server.direct(handle) : (workspace.channels.get(where) ?? '');
  const shown = await server.conversation(workspace.domain, channel);
  return shown
    .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === userId)
    .map((one: Shown) => ({
      from: server.nameOf(one.userId),
      at: '08:30',
      blocks:
        one.blocks.length > 0 ? one.blocks : [{ type: 'section', text: { type: 'mrkdwn', text: one.text } }],
      onlyYou: one.onlyFor !== undefined,
    }));
}

async function draw(name: string, title: string, messages: readonly DrawnMessage[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 760, height: 400 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.setContent(slackPage(title, messages, (userId) => slack.house.slack.nameOf(userId)));
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  await context.close();
  console.log(`test/pictures/${name}.png`);
}
