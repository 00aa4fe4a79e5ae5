import { domainCommand } from '../../people/turn.ts';
import { changeRequest } from './change-request.ts';
import { request } from './request-arguments.ts';
import { present, shown } from './request-reply.ts';
import { tellVendor, vendorContacts } from './tell-of-request.ts';
import { lockRequest, mayBecome } from './vendor-request.ts';

/** The functional lead approves and sends in one press; without a contact of the vendor it is approved, and said so. */
export const sendRequest = domainCommand({
  name: 'vendor send',
  alias: 'demande envoyer',
  group: 'difficulty',
  act: 'vendorRequest.send',
  grants: ['allowed'],
  arguments: { request: request() },

  async run(turn, values) {
    const found = await lockRequest(turn.tx, values.request.value.id);
    if (!mayBecome(found.state, 'sent')) return present(turn, found);
    const contacts = await vendorContacts(turn, found);
    if (contacts.length === 0) {
      if (!mayBecome(found.state, 'approved')) return present(turn, found);
      const approved = await changeRequest(turn, found, 'approved', { approvedById: turn.actor.id });
      return shown(turn, approved, 'vendor.noContact');
    }
    const sent = await changeRequest(turn, found, 'sent', { approvedById: turn.actor.id });
    await tellVendor(turn, sent, contacts);
    return shown(turn, sent, 'vendor.sent');
  },
});
