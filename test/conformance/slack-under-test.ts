import type { Address } from '../../src/conversation/platform.ts';
import { readBlocks, readButtons } from '../support/slack/read-blocks.ts';
import { openSlackSending } from '../support/slack-sending.ts';
import type { PlatformUnderTest } from './describe-platform.ts';

/** Slack as its people see it: messages are read back from the emulator; files stand in the thread of their message. */
export async function openSlackUnderTest(): Promise<PlatformUnderTest> {
  const { server, platform, person, channel, close } = await openSlackSending();
  const idOf = ({ kind, externalId }: Address) =>
    kind === 'person' ? server.direct(server.nameOf(externalId)) : externalId;
  return {
    platform,
    person: person('claire'),
    other: person('karim'),
    unknownPerson: { ...person('claire'), externalId: 'U0NOBODY0' },
    channel: channel('copil-dui'),
    unknownChannel: channel('secret'),
    async read(to) {
      const id = await idOf(to);
      const shown = await server.conversation('agla', id);
      const filesUnder = (ts: string) =>
        server.record.files
          .filter((file) => file.channel === id && file.threadTs === ts)
          .map(({ name }) => name);
      return shown
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ ts, threadTs, blocks }) => ({
          text: readBlocks(blocks, server.nameOf),
          buttons: readButtons(blocks).map(({ label }) => label),
          files: filesUnder(ts),
          ...(threadTs ? { threadId: threadTs } : {}),
        }));
    },
    close,
  };
}
