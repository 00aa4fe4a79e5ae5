import type { ConstraintKind, MilestonePhase } from '../../../store/generated/enums.ts';

/**
 * How a bar looks. Nine colours nobody can tell apart: phases of one sort look alike, each sort by its colour and its texture.
 */
export const barLooks = ['preparation', 'training', 'acceptance', 'support'] as const;
export type BarLook = (typeof barLooks)[number];

export const lookOfPhase: Partial<Record<MilestonePhase, BarLook>> = {
  dataRecovery: 'preparation',
  interfaces: 'preparation',
  technicalPrerequisites: 'preparation',
  configuration: 'preparation',
  instanceDelivery: 'preparation',
  training: 'training',
  acceptance: 'acceptance',
  pilotSite: 'support',
  regularService: 'support',
};

/** What forbids, what must be met by then, what only weighs. */
const bandLooks = ['freeze', 'deadline', 'other'] as const;
export type BandLook = (typeof bandLooks)[number];

export const lookOfConstraint: Record<ConstraintKind, BandLook> = {
  freeze: 'freeze',
  closure: 'freeze',
  agreementDeadline: 'deadline',
  worksCouncil: 'deadline',
  externalEvaluation: 'other',
  institutionalProject: 'other',
  leave: 'other',
};

/** On white and on every band each has a contrast of 4.5 or more (WCAG 1.4.11 asks for 3). */
export const colours = {
  ink: '#1b2430',
  soft: '#4a5666',
  line: '#c9d0d8',
  paper: '#ffffff',
  row: '#f4f6f8',
  preparation: '#1d5a9e',
  training: '#a3480a',
  acceptance: '#6b2fa0',
  support: '#1c6b33',
  freeze: '#5b6673',
  deadline: '#b0121f',
  other: '#7a5a00',
  today: '#1b2430',
} as const;
