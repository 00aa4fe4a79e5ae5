import type { DomainCommand } from '../../people/turn.ts';
import { advanceSite, postponeSite } from './postpone-site.ts';
import { showSite } from './show-site.ts';
import { resumeSite, suspendSite } from './suspend-site.ts';

/** A site and its day: looked at, moved, taken back to paper and up again. */
export const changeCommands = [
  showSite,
  postponeSite,
  advanceSite,
  suspendSite,
  resumeSite,
] as unknown as DomainCommand[];
