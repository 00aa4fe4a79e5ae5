import { choice, entity } from '../../conversation/arguments.ts';
import type { RequestRow } from './vendor-request.ts';

export const request = () => entity<RequestRow>('vendorRequest', { position: 1, keys: ['demande'] });

export const kind = <const O extends { position?: number; optional?: boolean }>(options: O) =>
  choice(
    {
      functional: ['fonctionnel', 'évolution'],
      regulatory: ['réglementation', 'légale'],
      defect: ['bug', 'défaut', 'panne'],
    },
    { ...options, keys: ['type'] },
  );

export const priority = () =>
  choice(
    { low: ['basse', 'faible'], normal: ['normale'], high: ['haute', 'urgente', 'urgent'] },
    { optional: true, keys: ['priorité'] },
  );

/** Whether somebody may be named when they are thanked. */
export const thanks = () =>
  choice({ yes: ['oui'], no: ['non'] }, { optional: true, keys: ['merci', 'remercier'] });
