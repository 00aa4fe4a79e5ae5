import type { Translator } from '../conversation/language.ts';
import { scoreOf } from '../risks/risk-score.ts';
import type { Prisma, Risk } from '../store/generated/client.ts';

/** Minutes a committee gives to one grave risk, or to one site in storm, unless it says otherwise. */
export const minutesOfMatter = 10;

type NewPoint = Pick<
  Prisma.AgendaItemUncheckedCreateInput,
  'title' | 'purpose' | 'minutes' | 'presenterId' | 'origin' | 'originId'
>;

/** C52: « Risque R-01 : Wi-Fi en chambre insuffisant (score 12) », presented by who follows it. */
export function pointOfRisk(risk: Risk, t: Translator): NewPoint {
  const { number, title } = risk;
  return {
    title: t('agenda.fromRisk', { number, title, score: scoreOf(risk) }),
    purpose: 'discussion',
    minutes: minutesOfMatter,
    presenterId: risk.ownerId,
    origin: 'risk',
    originId: risk.id,
  };
}
