import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about announcements to staff, by the name a rule gives. */
export const announcementComposers: Composers = {};
