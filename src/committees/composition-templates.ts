/** The functions a committee should bring together (domain.md C02, S3-08, S2-08): templates are data. */
import { fold } from '../conversation/clean-text.ts';

export const templates = ['association', 'hospital'] as const;
export type Template = (typeof templates)[number];

/** Functions being computerised on which the composition depends (S2-08, `Committee.computerises`). */
export const medicationCircuit = 'medicationCircuit';

export type ExpectedFunction =
  | 'generalManagement'
  | 'quality'
  | 'communication'
  | 'informationSystems'
  | 'hospitalDirector'
  | 'medicalBoard'
  | 'medicalInformation'
  | 'careDirector'
  | 'pharmacy'
  | 'secretariats';

interface FunctionRule {
  code: ExpectedFunction;
  /** A role that is this function by itself. */
  role?: string;
  /** Words of a function's label, folded, that mean it. */
  words: RegExp;
  /** Asked only when this is being computerised. */
  when?: string;
}

/** The project lead, S3-08’s fifth function, is looked at with the two-headed lead (composition.ts). */
const association: readonly FunctionRule[] = [
  { code: 'generalManagement', role: 'PRES', words: /direct\w* general|\bdga?\b|chief executive/ },
  { code: 'quality', role: 'QUAL', words: /qualite|quality/ },
  { code: 'communication', role: 'COM', words: /communication/ },
  {
    code: 'informationSystems',
    role: 'LT',
    words: /systemes? d'information|\bdsio?\b|informatique|\bcio\b|\bit\b/,
  },
];

const hospital: readonly FunctionRule[] = [
  {
    code: 'hospitalDirector',
    words:
      /direct\w* (?:general|(?:de |du )?(?:l')?(?:etablissement|centre hospitalier|hopital))|chief executive/,
  },
  { code: 'medicalBoard', words: /\bcme\b|commission medicale|medical board/ },
  { code: 'medicalInformation', words: /\bdim\b|information medicale|medical information/ },
  { code: 'careDirector', words: /direct\w* (?:adjoint\w* )?(?:des|de) soins|direct\w* of (?:care|nursing)/ },
  { code: 'pharmacy', words: /pharmac/, when: medicationCircuit },
  {
    code: 'informationSystems',
    role: 'LT',
    words: /systemes? d'information|\bdsio?\b|informatique|\bcio\b|\bit\b/,
  },
  { code: 'secretariats', words: /secretariats? medica|medical secretar/ },
];

const rules: Record<Template, readonly FunctionRule[]> = { association, hospital };

export interface Seat {
  roles: readonly string[];
  functionLabel: string | null;
}

/** @returns the template of that name; the association's where none was chosen (1.5). */
export function templateNamed(name: string | null): Template {
  return name === 'hospital' ? 'hospital' : 'association';
}

/** @returns the functions of the template that nobody has, in its order. */
export function missingFunctions(
  template: Template,
  seats: readonly Seat[],
  computerises: readonly string[],
): ExpectedFunction[] {
  return rules[template]
    .filter(({ when }) => when === undefined || computerises.includes(when))
    .filter((rule) => !seats.some((seat) => holds(seat, rule)))
    .map(({ code }) => code);
}

function holds({ roles, functionLabel }: Seat, { role, words }: FunctionRule): boolean {
  return (role !== undefined && roles.includes(role)) || words.test(fold(functionLabel ?? ''));
}
