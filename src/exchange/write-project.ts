import type { Translator } from '../conversation/language.ts';
import { defaultPhases } from '../deployments/default-phases.ts';
import type { Entry, Source } from './changes/merge-spaces.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

/** Writes a whole project as a workbook. @param source as `exportSpace` says it */
export function writeProject(source: Source, t: Translator): Promise<Buffer> {
  return writeWorkbook(withoutUsualDates(source), t);
}

/**
 * Phases at their usual days around the go-live are left undated: whoever moves the go-live in the workbook moves them too, and
 * who dates one has the last word.
 */
export function withoutUsualDates(source: Source): Source {
  const goLives = new Map(((source.sites ?? []) as Entry[]).map(({ code, goLive }) => [code, goLive]));
  const phases = ((source.phases ?? []) as Entry[]).map((phase) => {
    const usual = defaultPhases.find((one) => one.phase === phase.phase);
    const goLive = goLives.get(phase.site);
    if (!usual || typeof goLive !== 'string' || phase.state !== 'todo') return phase;
    const is = (date: unknown, days: number) =>
      date === Temporal.PlainDate.from(goLive).add({ days }).toString();
    return is(phase.from, usual.startDays) && is(phase.to, usual.endDays)
      ? { ...phase, from: undefined, to: undefined }
      : phase;
  });
  return { ...source, phases };
}
