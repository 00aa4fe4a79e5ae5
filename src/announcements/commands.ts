import type { DomainCommand } from '../people/turn.ts';

/** Every command about announcements to staff, in the order the help shows them. */
export const announcementCommands = [] as unknown as DomainCommand[];
