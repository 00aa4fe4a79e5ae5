import type { Composers } from '../delivery/ledger.ts';
import { actionAssigned } from './assigned.ts';

/** Every message about actions. */
export const actionComposers: Composers = { 'action.assigned': actionAssigned };
