/** The app manifests of manifests/slack/, drawn from the code. `npm run manifest` writes them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { slackManifest } from '../../../adapters/slack/manifest/manifest.ts';
import { slackMessages } from '../../../adapters/slack/messages.ts';
import { commandRooms, type LedgerActs } from '../../../src/bot-commands.ts';
import { houseTranslators } from '../../../src/catalogues.ts';
import { shortcutsOf } from '../../../src/conversation/pipeline.ts';
import { createRegistry } from '../../../src/conversation/registry.ts';

const folder = path.resolve(import.meta.dirname, '../../../manifests/slack');

/** Replaced by the operator's own address. */
const publicUrl = 'https://copil.example.org';

const manifests = { 'manifest.json': false, 'manifest.socket.json': true } as const;
export type ManifestFile = keyof typeof manifests;
export const manifestFiles = Object.keys(manifests) as ManifestFile[];

/** @returns the manifest as the code declares it today. */
export function drawManifest(file: ManifestFile): ReturnType<typeof slackManifest> {
  const translators = houseTranslators(slackMessages);
  // Never called: a manifest is about words.
  const registry = createRegistry(commandRooms({} as LedgerActs), translators);
  const shown = registry.commands.filter(({ command }) => !command.hidden);
  return slackManifest({
    commands: shown.map(({ command }) => command.alias),
    shortcuts: shortcutsOf(registry, translators),
    t: translators.fr,
    publicUrl,
    socketMode: manifests[file],
  });
}

/** @returns the file as it stands; empty when there is none. */
export function readManifest(file: ManifestFile): string {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    return '';
  }
}

export const printManifest = (file: ManifestFile): string =>
  `${JSON.stringify(drawManifest(file), null, 2)}\n`;

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const file of manifestFiles) writeFileSync(path.join(folder, file), printManifest(file));
}
