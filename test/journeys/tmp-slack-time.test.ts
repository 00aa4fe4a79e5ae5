import { it } from 'vitest';
import { playStep } from '../../src/story/play.ts';
import { story } from '../../src/story/steps.ts';
import { openSlackDriver } from './slack-driver.ts';
it('times', async () => {
  const copil = await openSlackDriver();
  const inner = { messages: 0, press: 0, submit: 0, say: 0, clock: 0 } as Record<string, number>;
  const stage = Object.fromEntries(Object.keys(inner).map((k) => [k, async (...a: never[]) => { const s = performance.now(); try { return await (copil as never as Record<string, (...x: never[]) => Promise<unknown>>)[k]!(...a); } finally { inner[k]! += performance.now() - s; } }]));
  const kinds: Record<string, [number, number]> = {};
  for (const step of story) { const s0 = performance.now(); for (const act of step.acts) {
    const s = performance.now();
    try { await playStep(stage as never, { ...step, acts: [act] }); } catch (e) { console.log('FAILED', JSON.stringify(act).slice(0, 150), String(e).slice(0, 300)); }
    const k = 'clock' in act ? 'clock' : JSON.stringify(act).slice(0, 90);
    const e = kinds[k] ?? [0, 0]; kinds[k] = [e[0] + 1, e[1] + performance.now() - s];
  } console.log('STEP', step.number, Math.round(performance.now() - s0)); }
  console.log(Object.entries(kinds).sort((a, b) => b[1][1] - a[1][1]).slice(0, 40).map(([k, [n, ms]]) => `${Math.round(ms)} ${n} ${k}`).join('\n'));
  console.log(inner);
  await copil.close();
}, 400000);
