import type { MilestonePhase } from '../store/generated/enums.ts';

/** One of the nine key phases, or the go-live, where a plan says nothing else: days counted from the go-live. */
export interface DefaultPhase {
  phase: MilestonePhase;
  startDays: number;
  endDays: number;
  after: readonly MilestonePhase[];
  /** Only a pilot has it. */
  pilotOnly?: true;
}

/** The nine phases in the order of S3-10. Each length respects the least it may take (domain.md 4.4, realism). */
export const defaultPhases: readonly DefaultPhase[] = [
  { phase: 'dataRecovery', startDays: -75, endDays: -42, after: [] },
  { phase: 'interfaces', startDays: -60, endDays: -30, after: [] },
  { phase: 'technicalPrerequisites', startDays: -60, endDays: -21, after: [] },
  { phase: 'configuration', startDays: -63, endDays: -30, after: [] },
  {
    phase: 'instanceDelivery',
    startDays: -28,
    endDays: -22,
    after: ['dataRecovery', 'interfaces', 'configuration'],
  },
  { phase: 'training', startDays: -20, endDays: -5, after: ['instanceDelivery'] },
  { phase: 'acceptance', startDays: -21, endDays: -11, after: ['instanceDelivery'] },
  { phase: 'goLive', startDays: 0, endDays: 0, after: ['training', 'acceptance', 'technicalPrerequisites'] },
  { phase: 'pilotSite', startDays: 0, endDays: 30, after: ['goLive'], pilotOnly: true },
  { phase: 'regularService', startDays: 0, endDays: 30, after: ['goLive'] },
];
