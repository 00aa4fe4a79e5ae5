/** What a meeting needs besides its agenda (C16; S3-27, S3-28), and what is still missing. */
const logisticsCodes = ['room', 'equipment', 'videoLink', 'travel', 'dedicatedTime'] as const;
export type LogisticsCode = (typeof logisticsCodes)[number];

export interface LogisticsFacts {
  place: string | null;
  videoLink: string | null;
  /** People who come, who are at a distance, who come from another organisation; short names. */
  inPerson: readonly string[];
  remote: readonly string[];
  travellers: readonly string[];
  /** Invited people who have not answered. */
  silent: number;
  /** What somebody said of it. */
  checks: readonly { code: string; state: 'open' | 'ready' | 'notNeeded' }[];
}

export interface LogisticsLine {
  code: LogisticsCode;
  standing: 'ready' | 'notNeeded' | 'missing';
  /** People because of whom it is needed. */
  because: readonly string[];
}

/**
 * The five lines of the checklist. What somebody said counts; else a place and a link that are known are ready, a link is
 * needed once somebody is at a distance, and travel once somebody comes from another organisation.
 */
export function logisticsLines(facts: LogisticsFacts): LogisticsLine[] {
  return logisticsCodes.map((code) => {
    const because = reasons[code](facts);
    const said = facts.checks.find((check) => check.code === code)?.state ?? 'open';
    return { code, standing: said === 'open' ? known(code, facts, because) : said, because };
  });
}

/** @returns what is missing, what somebody is waiting for first */
export function missingLogistics(lines: readonly LogisticsLine[]): LogisticsLine[] {
  return lines
    .filter(({ standing }) => standing === 'missing')
    .toSorted((a, b) => Number(b.because.length > 0) - Number(a.because.length > 0));
}

const reasons: Record<LogisticsCode, (facts: LogisticsFacts) => readonly string[]> = {
  room: () => [],
  equipment: () => [],
  videoLink: ({ remote }) => remote,
  travel: ({ travellers }) => travellers,
  dedicatedTime: () => [],
};

function known(
  code: LogisticsCode,
  { place, videoLink }: LogisticsFacts,
  because: readonly string[],
): LogisticsLine['standing'] {
  if (code === 'room' && place) return 'ready';
  if (code === 'videoLink' && videoLink) return 'ready';
  const onDemand = code === 'videoLink' || code === 'travel';
  return onDemand && because.length === 0 ? 'notNeeded' : 'missing';
}
