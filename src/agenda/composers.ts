import type { Composers } from '../delivery/ledger.ts';
import { type AgendaHost, hosted } from './messages/agenda-host.ts';
import { callForItems } from './messages/call.ts';
import { changed, changedPost } from './messages/changed.ts';
import { convocation, convocationMail, convocationPost } from './messages/convocation.ts';
import { guestInvitation, guestReleased } from './messages/guest.ts';
import { logistics } from './messages/logistics.ts';
import { pointDecided, pointProposed } from './messages/point.ts';
import { notValidated, toValidate } from './messages/validation.ts';

/** Every message about an agenda, by name. @param host of the calendar files some of them carry */
export function agendaComposers(host: AgendaHost): Composers {
  return {
    'agenda.proposed': pointProposed,
    'agenda.decided': pointDecided,
    'agenda.callForItems': callForItems,
    'agenda.notValidated': notValidated,
    'agenda.logistics': logistics,
    ...hosted(host, {
      'agenda.toValidate': toValidate,
      'agenda.changed': changed,
      'agenda.changedPost': changedPost,
      'agenda.convocation': convocation,
      'agenda.convocationMail': convocationMail,
      'agenda.convocationPost': convocationPost,
      'agenda.guestInvitation': guestInvitation,
      'agenda.guestReleased': guestReleased,
    }),
  };
}
