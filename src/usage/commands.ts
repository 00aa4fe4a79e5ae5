import type { DomainCommand } from '../people/turn.ts';
import { checkUsage } from './check-usage.ts';
import { recordUsage } from './record-usage.ts';
import { showEvidence, showUsage } from './show-usage.ts';

/** Every command about usage, in the order the help shows them. */
export const usageCommands = [recordUsage, showUsage, checkUsage, showEvidence] as unknown as DomainCommand[];
