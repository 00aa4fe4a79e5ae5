/** Who and what the requests name: people by handle, channels by name. */
import { LocalRefusal } from './errors.ts';
import type { LocalChannel, LocalHost, LocalPerson } from './host.ts';

/** A person with a chat workspace: somebody who can speak here. */
export type Speaker = LocalPerson & { workspace: string };

/** Where something is said: a channel, or the direct conversation of a person with copil. */
export interface Conversation {
  workspace: string;
  /** Channel name, or `dm:<handle>`: the column `conversation` of a message. */
  name: string;
  channel: LocalChannel | null;
}

export interface Directory {
  /** Throws `unknownPerson`. */
  person(handle: string): Promise<LocalPerson>;
  /** Throws `unknownPerson`, or `noChat` for somebody reached by mail only. */
  speaker(handle: string): Promise<Speaker>;
  /** Throws `unknownChannel`, `notMember` (a channel of another workspace), `notYourConversation`. */
  conversation(speaker: Speaker, name: string): Promise<Conversation>;
  /** @returns the stored name of a conversation named without saying for whom; throws `unknownChannel`. */
  anyConversation(name: string): Promise<string>;
  /** Whether the workspace has the person, or the channel. */
  has(workspace: string, address: { handle: string } | { channel: string }): Promise<boolean>;
}

/** @returns the name of a person's direct conversation with copil. */
export const directConversation = (handle: string): string => `dm:${handle}`;

const plain = (name: string): string => name.trim().normalize('NFC').toLowerCase();

export function openDirectory(host: Pick<LocalHost, 'people' | 'channels'>): Directory {
  async function person(handle: string): Promise<LocalPerson> {
    const wanted = plain(handle).replace(/^@/, '');
    const found = (await host.people(wanted)).find((one) => one.handle.toLowerCase() === wanted);
    if (!found) throw new LocalRefusal('unknownPerson', { person: handle });
    return found;
  }

  async function speaker(handle: string): Promise<Speaker> {
    const found = await person(handle);
    if (found.workspace === null) throw new LocalRefusal('noChat', { person: found.name });
    return { ...found, workspace: found.workspace };
  }

  async function conversation(who: Speaker, name: string): Promise<Conversation> {
    const own = directConversation(who.handle);
    const wanted = plain(name);
    if (wanted === 'dm' || wanted === own.toLowerCase())
      return { workspace: who.workspace, name: own, channel: null };
    if (wanted.startsWith('dm:')) throw new LocalRefusal('notYourConversation');
    const named = (await host.channels()).filter((one) => plain(one.name) === wanted.replace(/^#/, ''));
    const channel = named.find((one) => one.workspace === who.workspace);
    if (channel) return { workspace: who.workspace, name: channel.name, channel };
    throw new LocalRefusal(named.length > 0 ? 'notMember' : 'unknownChannel', {
      channel: name,
      person: who.name,
    });
  }

  return {
    person,
    speaker,
    conversation,
    async anyConversation(name) {
      const wanted = plain(name);
      if (wanted.startsWith('dm:'))
        return directConversation((await person(wanted.slice('dm:'.length))).handle);
      const channel = (await host.channels()).find((one) => plain(one.name) === wanted.replace(/^#/, ''));
      if (!channel) throw new LocalRefusal('unknownChannel', { channel: name });
      return channel.name;
    },
    async has(workspace, address) {
      if ('handle' in address) {
        return (await host.people(address.handle)).some(
          (one) => one.workspace === workspace && one.handle === address.handle,
        );
      }
      return (await host.channels()).some(
        (one) => one.workspace === workspace && one.name === address.channel,
      );
    },
  };
}
