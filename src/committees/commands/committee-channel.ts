import { choice, entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Place } from '../../conversation/platform.ts';
import type { Reply } from '../../conversation/reply.ts';
import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import { journal } from '../../people/journal.ts';
import { spaceServedBy } from '../../people/linking/workspaces.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Channel, Committee } from '../../store/generated/client.ts';
import { lockCommittee } from '../read-committee.ts';

/**
 * The channel in which it is typed becomes the committee's: its home when it has none, else a mirror. The two leads do
 * it themselves; no cell of the matrix stands for it, so it goes with what else they accept for their committee.
 */
export const committeeChannel = domainCommand({
  name: 'committee channel',
  alias: 'comité canal',
  group: 'people',
  act: 'agenda.accept',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
    action: choice(
      { attach: ['ajouter', 'rattacher', 'ici'], detach: ['retirer', 'détacher', 'remove'] },
      { position: 2, optional: true },
    ),
  },
  committeeOf: (values) => values.committee?.value.id,

  async run(turn, values) {
    const { place } = turn;
    if (place.kind !== 'channel') return sayNo(turn, 'people.channel.notHere');
    const chosen = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!chosen) return sayNo(turn, 'people.channel.whichCommittee');
    const committee = await lockCommittee(turn.tx, chosen.id);
    const served = await spaceServedBy(turn.tx, turn.account);
    if (served !== null && served !== turn.space.id) return sayNo(turn, 'people.channel.elsewhere');
    if (values.action !== 'detach') await writeChannel(turn, place);
    const channel = await channelHere(turn, place);
    if (!channel) return sayNo(turn, 'people.channel.notAttached', named(committee));
    if (channel.spaceId !== turn.space.id) return sayNo(turn, 'people.channel.elsewhere');
    return values.action === 'detach' ? detach(turn, committee, channel) : attach(turn, committee, channel);
  },
});

type ChannelPlace = Extract<Place, { kind: 'channel' }>;

/** Writes the row of this channel where there is none. Whose name is not told is called by its id until it is read. */
async function writeChannel(turn: DomainTurn, { externalId, name }: ChannelPlace): Promise<void> {
  const { platform, workspace } = turn.account;
  const key = { spaceId: turn.space.id, platform, workspace, externalId };
  await turn.tx.channel.createMany({ data: { ...key, name: externalId }, skipDuplicates: true });
  if (name) await turn.tx.channel.updateMany({ where: { ...key, name: externalId }, data: { name } });
}

/** The row of this channel, which may belong to another space; null when nothing was ever attached here. */
function channelHere({ tx, account }: DomainTurn, { externalId }: ChannelPlace): Promise<Channel | null> {
  const { platform, workspace } = account;
  return tx.channel.findUnique({
    where: { platform_workspace_externalId: { platform, workspace, externalId } },
  });
}

async function attach(turn: DomainTurn, committee: Committee, channel: Channel): Promise<Reply> {
  const attached = await turn.tx.committeeChannel.findMany({ where: { committeeId: committee.id } });
  if (attached.some(({ channelId }) => channelId === channel.id))
    return sayNo(turn, 'people.channel.already', named(committee));
  const home = !attached.some((one) => one.home);
  await turn.tx.committeeChannel.create({
    data: { committeeId: committee.id, channelId: channel.id, home },
  });
  await noteChange(turn, committee, { attached: channel.id, home });
  return announce(committee, turn.t(home ? 'people.channel.home' : 'people.channel.mirror'));
}

async function detach(turn: DomainTurn, committee: Committee, channel: Channel): Promise<Reply> {
  const { count } = await turn.tx.committeeChannel.deleteMany({
    where: { committeeId: committee.id, channelId: channel.id },
  });
  if (count === 0) return sayNo(turn, 'people.channel.notAttached', named(committee));
  await promoteMirror(turn, committee);
  await noteChange(turn, committee, { detached: channel.id });
  return announce(committee, turn.t('people.channel.detached'));
}

/** A committee with channels has a home among them. */
async function promoteMirror(turn: DomainTurn, { id: committeeId }: Committee): Promise<void> {
  const left = await turn.tx.committeeChannel.findMany({
    where: { committeeId },
    orderBy: { channelId: 'asc' },
  });
  const [first] = left;
  if (!first || left.some(({ home }) => home)) return;
  await turn.tx.committeeChannel.update({
    where: { committeeId_channelId: { committeeId, channelId: first.channelId } },
    data: { home: true },
  });
}

function noteChange(turn: DomainTurn, { id }: Committee, after: Record<string, string | boolean>) {
  return journal(turn, 'committee.channel', { type: 'committee', id }, { after });
}

const named = ({ label, code }: Committee) => ({ committee: label, code });

/** Everybody in the channel reads it: from now on they know what is posted there. */
function announce(committee: Committee, sentence: string): Reply {
  return { outcome: 'done', visibility: 'here', card: card(committee.label, sentence) };
}
