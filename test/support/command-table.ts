/** The README's table of commands, drawn from their declarations. */
import { commandRooms } from '../../src/bot-commands.ts';
import { houseTranslators } from '../../src/catalogues.ts';
import { exampleLine, type KnownCommand } from '../../src/conversation/command-words.ts';
import { usageLine } from '../../src/conversation/help.ts';
import { createRegistry } from '../../src/conversation/registry.ts';
import { type Act, acts, type Cell, cell } from '../../src/people/authorisation.ts';
import { roles } from '../../src/people/roles.ts';

/** Never called: the table is about words. */
const noDelivery = {
  sendHeld: async () => 0,
  dropHeld: async () => 0,
  settleUncertain: async () => 0,
  retryAct: async () => false,
};

/** Right → how the table says it; the others of the matrix belong to no command yet. */
const rights: readonly (readonly [Cell, (who: string) => string])[] = [
  ['Y', (who) => who],
  ['O', (who) => `one’s own: ${who}`],
  ['P', (who) => `proposed by: ${who}`],
  ['S', (who) => `in summary: ${who}`],
];

/** @returns the table in Markdown, one row for each command that help shows, in its order. */
export function commandTable(): string {
  const translators = houseTranslators();
  const registry = createRegistry(commandRooms(noDelivery), translators);
  const rows = registry.commands
    .filter(({ command }) => !command.hidden)
    .map((known) => [
      code(usageLine(known as KnownCommand, translators.en)),
      code(exampleLine(known as KnownCommand, translators.fr) ?? ''),
      translators.en(`${known.key}.summary`),
      whoMay(known.command.act),
    ]);
  const heading = ['Command', 'Example in French', 'What it does', 'Who'];
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @returns the roles of the matrix (domain.md 4.5) by what they may do; everybody where no act is judged. */
function whoMay(act: string | undefined): string {
  if (act === undefined || !isAct(act)) return 'everybody';
  return rights
    .map(([right, said]) => {
      const who = roles.filter((role) => cell(act, role) === right);
      return who.length > 0 ? said(who.join(' ')) : '';
    })
    .filter(Boolean)
    .join(' · ');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function isAct(text: string): text is Act {
  return (acts as readonly string[]).includes(text);
}
