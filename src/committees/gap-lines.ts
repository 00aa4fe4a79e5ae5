import type { Button } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { typologyName } from '../sites/typology.ts';
import { type Gap, isBlocking } from './composition.ts';
import { groupSize } from './group-size.ts';

/** @returns « Typologie non représentée : personnes âgées (2 sites). » */
export function gapLine(t: Translator, gap: Gap): string {
  switch (gap.code) {
    case 'singleLead':
      return t('people.gap.singleLead', { role: t(`people.role.${gap.missing}`) });
    case 'smallGroup':
      return t('committee.gap.smallGroup', { members: gap.members, ...groupSize });
    case 'functionMissing':
      return t('committee.gap.functionMissing', { function: t(`committee.function.${gap.function}`) });
    case 'typologyMissing':
      return t('people.gap.typologyMissing', {
        typology: typologyName(gap.typology, t),
        sites: gap.sites,
      });
    default:
      return t(`people.gap.${gap.code}`);
  }
}

type Step = 'member' | 'duties' | 'rhythm' | 'activate';

/** The command that fills each gap, and what its form knows already. */
const stepOf: Record<Gap['code'], { step: Step; values?: Record<string, string> }> = {
  noMembers: { step: 'member' },
  noChair: { step: 'member', values: { role: 'PRES' } },
  noSponsor: { step: 'member', values: { sponsor: 'yes' } },
  noDuties: { step: 'duties' },
  noCadence: { step: 'rhythm' },
  noLead: { step: 'member', values: { role: 'LF' } },
  singleLead: { step: 'member' },
  smallGroup: { step: 'member' },
  noAnimator: { step: 'member', values: { role: 'GT', function: 'Animation' } },
  functionMissing: { step: 'member' },
  typologyMissing: { step: 'member' },
};

/** @returns the command and values that fill this gap: what a refusal opens. */
export function remedyOf(gap: Gap, code: string): { command: string; values: Record<string, string> } {
  const { step, values } = stepOf[gap.code];
  const known = { committee: code, ...values };
  return {
    command: `committee ${step}`,
    values: gap.code === 'singleLead' ? { ...known, role: gap.missing } : known,
  };
}

/** The next steps of a committee in preparation: the first gap that blocks as the main button, activation once none does. */
export function nextSteps(t: Translator, code: string, gaps: readonly Gap[]): Button[] {
  const blocking = gaps.filter(isBlocking);
  if (blocking.length === 0)
    return [stepButton(t, 'activate', { committee: code }, true), memberButton(t, code, gaps)];
  // The first gap of each step: its form begins with that.
  const steps = new Map(blocking.toReversed().map((gap) => [stepOf[gap.code].step, gap]));
  const buttons = [...steps]
    .toReversed()
    .map(([step, gap], index) => stepButton(t, step, remedyOf(gap, code).values, index === 0));
  return steps.has('member') ? buttons : [...buttons, memberButton(t, code, gaps)];
}

/** « Ajouter une personne »: its form begins with the lead who is missing, if one is. */
export function memberButton(t: Translator, code: string, gaps: readonly Gap[]): Button {
  const lead = gaps.find((gap) => gap.code === 'singleLead');
  return stepButton(t, 'member', lead ? remedyOf(lead, code).values : { committee: code });
}

function stepButton(t: Translator, step: Step, values: Record<string, string>, main = false): Button {
  return {
    id: step,
    label: t(`committee.step.${step}`),
    ...(main && { style: 'primary' as const }),
    command: `committee ${step}`,
    arguments: values,
  };
}
