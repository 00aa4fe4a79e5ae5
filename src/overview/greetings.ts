import { text } from '../conversation/arguments.ts';
import type { Reply } from '../conversation/reply.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';

/** What people say besides, « bonjour à tous », is not read. */
const besides = { words: text({ position: 1, rest: true, optional: true, hidden: true, max: 8_000 }) };

/** « Bonjour »: who greets copil is greeted, and shown where to begin. */
export const greet = domainCommand({
  name: 'greet',
  alias: 'bonjour',
  synonyms: ['bonsoir', 'salut', 'coucou', 'hello', 'hi', 'hey', 'good morning', 'good afternoon'],
  group: 'overview',
  hidden: true,
  readOnly: true,
  arguments: besides,
  run: async (turn) => answered(turn, 'hello'),
});

/** « Merci ». */
export const thank = domainCommand({
  name: 'thanks',
  alias: 'merci',
  synonyms: ['thank you'],
  group: 'overview',
  hidden: true,
  readOnly: true,
  arguments: besides,
  run: async (turn) => answered(turn, 'thanks'),
});

// @keys overview.greeting.*
function answered({ t }: DomainTurn, greeting: 'hello' | 'thanks'): Reply {
  const button = (command: 'home' | 'meetings' | 'help') => ({
    id: command,
    label: t(`overview.greeting.${command}`),
    command,
    arguments: {},
  });
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      blocks: [{ kind: 'text', text: t(`overview.greeting.${greeting}`) }],
      actions: [{ ...button('home'), style: 'primary' }, button('meetings'), button('help')],
    },
  };
}
