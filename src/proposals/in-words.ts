import type { Field } from '../conversation/card.ts';
import type { Resolved } from '../conversation/command.ts';
import { titleOf } from '../conversation/form-of.ts';
import { printArguments } from '../conversation/print-arguments.ts';
import type { Resolvers } from '../conversation/read-value.ts';
import type { Registry } from '../conversation/registry.ts';
import { understoodFields } from '../conversation/say-back.ts';
import type { DomainCommand, DomainTurn } from '../people/turn.ts';
import type { Wording } from './wording.ts';

/** A command that is proposed: what was understood, and the texts that travel with the request. */
export interface Asked {
  command: DomainCommand;
  values: Record<string, unknown>;
  texts: Record<string, string>;
  committeeId: string | null;
}

/** The house's vocabulary: its commands, and what the things they name are called. */
export interface Vocabulary {
  registry: Registry<DomainTurn>;
  resolvers: Resolvers<DomainTurn>;
}

/** @returns what a proposal asks for, as people say it: everything that travels with it, the committee it was pinned to included */
export async function inWords(
  turn: DomainTurn,
  { command, values, texts, committeeId }: Asked,
  { registry, resolvers }: Vocabulary,
): Promise<Pick<Wording, 'title' | 'fields'>> {
  const known = registry.named(command.name);
  if (!known) throw new Error(`No command named “${command.name}”.`);
  const shown = { ...texts, ...values };
  const fields = understoodFields(
    { known, values: shown, texts },
    turn,
    namesOf(turn, command, values, resolvers),
  );
  const weighed = (await command.weighed?.(turn, values as never)) ?? [];
  return {
    title: titleOf(known, turn.t),
    fields: [...(await committeeField(turn, committeeId, texts)), ...fields, ...weighed],
  };
}

/** @returns the arguments of a proposal, its committee named: who accepts may be elsewhere and lead another one */
export async function pinned(
  turn: DomainTurn,
  command: DomainCommand,
  values: Record<string, unknown>,
  committeeId: string | null,
): Promise<Record<string, string>> {
  const texts = printArguments(command, values as never);
  if (command.arguments.committee?.entity !== 'committee' || texts.committee || !committeeId) return texts;
  const { code } = await turn.tx.committee.findUniqueOrThrow({ where: { id: committeeId } });
  return { ...texts, committee: code };
}

/** What the things it names are called, by argument. */
function namesOf(
  turn: DomainTurn,
  command: DomainCommand,
  values: Record<string, unknown>,
  resolvers: Vocabulary['resolvers'],
): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [name, { entity }] of Object.entries(command.arguments)) {
    const given = values[name] as Resolved | undefined;
    const words = entity && given?.value ? resolvers[entity]?.words?.(turn, given.value as never) : undefined;
    if (words) named[name] = words;
  }
  return named;
}

/** Which committee it is about, where nothing that was typed says it. */
async function committeeField(
  { tx, t }: DomainTurn,
  committeeId: string | null,
  texts: Record<string, string>,
): Promise<Field[]> {
  if (!committeeId || texts.committee) return [];
  const { label } = await tx.committee.findUniqueOrThrow({ where: { id: committeeId } });
  return [{ label: t('proposal.field.committee'), value: label }];
}
