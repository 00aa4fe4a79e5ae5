import type { TimedActs } from '../delivery/timed-act.ts';

/** What copil does by itself about agendas. */
export const agendaActs: TimedActs = {
  'agenda.callForItems': async () => {},
  'agenda.convene': async () => {},
};
