/** Which go-lives have moved since the last report (C20 « calendar drift »). Pure. */
import type { MovedGoLive, ReportContent } from './content.ts';

interface GoLive {
  code: string;
  name: string;
  /** `2026-11-19`; null when it has no date. */
  goLive: string | null;
}

/**
 * @param reported go-lives of the last report; null when it kept none
 * @returns what moved, and whether there was anything to compare with
 */
export function goLivesMoved(
  sites: readonly GoLive[],
  reported: ReportContent['calendar']['planned'] | null,
): Pick<ReportContent['calendar'], 'compared' | 'moved'> {
  const moved = sites.flatMap(({ code, name, goLive }): MovedGoLive[] => {
    const before = reported?.find((one) => one.code === code)?.on;
    return before === undefined || before === goLive ? [] : [{ code, name, from: before, to: goLive }];
  });
  return { compared: reported !== null, moved };
}

/** @returns days by which it is later; negative when earlier, null without a new date */
export function driftDays({ from, to }: MovedGoLive): number | null {
  return to === null ? null : Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
