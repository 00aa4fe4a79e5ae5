/** Plays the story of the demo and shows what people see: `npm run story`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from './config.ts';
import { createTranslators } from './conversation/catalogue.ts';
import { openLog } from './log.ts';
import { startService } from './service.ts';
import { processTerminal, terminalTranslator } from './spaces/terminal.ts';
import { freePort } from './store/postmaster.ts';
import { localStage } from './story/local-stage.ts';
import { storyMessages } from './story/messages.ts';
import { playStep } from './story/play.ts';
import { story } from './story/steps.ts';
import { actLines, stepLines } from './story/tell.ts';

const { locale } = terminalTranslator(processTerminal().env);
const t = createTranslators([storyMessages])[locale];
const folder = mkdtempSync(path.join(tmpdir(), 'copil-story-'));
const service = await startService(
  readConfig({
    PORT: String(await freePort()),
    COPIL_DATA: folder,
    COPIL_SEED: 'demo',
    LOG_LEVEL: 'error',
  }),
  openLog('error'),
);
/** Nobody reads on: Ctrl-C, or `| head`. */
let left = false;
process.once('SIGINT', () => {
  left = true;
});
process.stdout.on('error', () => {
  left = true;
});
const say = (lines: readonly string[]) => {
  if (!left) process.stdout.write(`${lines.join('\n')}\n`);
};
try {
  const stage = localStage(service.url);
  const telling = { t, ...(await stage.scene()) };
  for (const step of story) {
    say(stepLines(step, t));
    for (const act of step.acts)
      if (!left) await playStep(stage, { ...step, acts: [act] }, (played) => say(actLines(played, telling)));
  }
} finally {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
}
