import type { DomainCommand } from '../people/turn.ts';
import { acceptReferent, declineReferent } from './answer-referent.ts';
import { endReferent } from './end-referent.ts';
import { handOver } from './hand-over.ts';
import { listReferents } from './list-referents.ts';
import { setReferent } from './set-referent.ts';
import { sitePeopleCommands } from './site-people/commands.ts';

/** Every command about referents and the people of a site, in the order the help shows them. */
export const referentCommands = [
  listReferents,
  setReferent,
  acceptReferent,
  declineReferent,
  handOver,
  endReferent,
  ...(sitePeopleCommands as never[]),
] as unknown as DomainCommand[];
