import { text } from '../../conversation/arguments.ts';
import { type Command, command } from '../../conversation/command.ts';
import { askCode } from '../linking/ask-code.ts';
import { readProof } from '../linking/pairing.ts';
import { redeemCode } from '../linking/redeem-code.ts';
import { type StrangerTurn, strangerReply, tellStranger } from '../linking/stranger.ts';
import { sayNo } from '../say-no.ts';
import { domainCommand } from '../turn.ts';

const declared = {
  name: 'link',
  alias: 'lier',
  synonyms: ['relier', 'jumeler', 'pair'],
  group: 'people',
};
const place = { position: 1, rest: true, max: 300, keys: ['adresse', 'address', 'code'] };

/** C07: for an account that nobody has linked, first with the work e-mail, then with the code that was sent there. */
export const linkStranger = command({
  ...declared,
  arguments: { proof: text(place) },

  async run(turn: StrangerTurn, { proof }: { proof: string }) {
    const { pairing, t } = turn;
    if (!pairing) return strangerReply(t, false);
    const read = readProof(proof);
    if (!read) return tellStranger('invalid', t('people.link.unclear'));
    return read.kind === 'email' ? askCode(turn, pairing, read.email) : redeemCode(turn, pairing, read.code);
  },
}) as unknown as Command<StrangerTurn>;

/** The same for somebody who is known: a second account is linked from that account. */
export const link = domainCommand({
  ...declared,
  readOnly: true,
  arguments: { proof: text({ ...place, optional: true }) },

  run: async (turn) => sayNo(turn, 'people.link.already', { name: turn.actor.name }),
});
