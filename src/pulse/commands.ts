import type { DomainCommand } from '../people/turn.ts';
import { answerPulse } from './answer-pulse.ts';
import { replyToFear } from './reply-to-fear.ts';
import { showPulse } from './show-pulse.ts';

/** Every command about the anonymous pulse, in the order the help shows them. */
export const pulseCommands = [showPulse, answerPulse, replyToFear] as unknown as DomainCommand[];
