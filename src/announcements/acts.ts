import type { HouseActs } from '../people/turn.ts';

/** What copil does by itself about announcements to staff. */
export const announcementActs: HouseActs = {};
