/** People of the demo who write to the bot, each from their own direct conversation. */
import { randomUUID } from 'node:crypto';
import { buttonsOf, type CommandButton } from '../../src/conversation/card.ts';
import type { Bot } from '../../src/conversation/platform.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { plain } from '../journeys/reading.ts';

/** @param bot asked at each act: it is opened before the tests, after they are declared */
export function directPeople(bot: () => Bot) {
  const event = (as: string) => ({
    eventId: randomUUID(),
    account: {
      platform: 'local' as const,
      workspace: as === 'bruno' ? 'rives-doust' : 'agla',
      externalId: as,
    },
    place: { kind: 'direct' as const },
  });
  return {
    say: (as: string, text: string) => bot().say({ ...event(as), text }),
    press: (as: string, { command, arguments: given }: Pick<CommandButton, 'command' | 'arguments'>) =>
      bot().press({ ...event(as), command, arguments: given }),
    submit: (as: string, command: string, values: Record<string, string>) =>
      bot().submit({ ...event(as), command, values }),
  };
}

/** @returns what a reply says, with ordinary spaces */
export function read(reply: Reply): string {
  return plain(reply.card ? renderText(reply.card, 'fr') : '');
}

/** @throws when the reply has no such button */
export function buttonOf(reply: Reply, which: Partial<Pick<CommandButton, 'id' | 'label'>>): CommandButton {
  const found = buttonsOf(reply.card ?? { blocks: [] }).find(
    ({ id, label }) => (which.id ?? id) === id && plain(which.label ?? label) === plain(label),
  );
  if (!found || !('command' in found))
    throw new Error(`no button ${which.id ?? which.label} on ${read(reply)}`);
  return found;
}
