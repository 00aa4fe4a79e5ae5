import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestFaults } from '../../../test/support/slack/manifest-rules.ts';
import {
  drawManifest,
  manifestFiles,
  printManifest,
  readManifest,
} from '../../../test/support/slack/write-manifest.ts';
import { eventNeeds } from './events.ts';
import { optionalScopes, requiredScopes, scopeNeeds } from './scopes.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const sources = (pattern: string, cwd: string) =>
  globSync(pattern, { cwd }).map((file) => readFileSync(path.join(cwd, file), 'utf8'));

/** Every event that @slack/types knows. */
const slackEvents = new Set(
  sources('*.d.ts', path.join(root, 'node_modules/@slack/types/dist/events')).flatMap((source) =>
    Array.from(source.matchAll(/^ {4}type: '(\w+)';/gm), ([, name]) => name as string),
  ),
);

describe.each(manifestFiles)('manifests/slack/%s', (file) => {
  it('is what the code declares; otherwise run npm run manifest', () => {
    expect(readManifest(file)).toBe(printManifest(file));
  });

  it('is a manifest that Slack takes', () => {
    expect(manifestFaults(JSON.parse(readManifest(file)), slackEvents)).toEqual([]);
  });

  it('offers every command that starts from a message, under its French name', () => {
    const shortcuts = drawManifest(file).features.shortcuts ?? [];
    expect(shortcuts.map(({ callback_id }) => callback_id)).toEqual(
      expect.arrayContaining(['decision', 'action']),
    );
    expect(shortcuts.map(({ type }) => type)).toEqual(shortcuts.map(() => 'message'));
  });
});

describe('the rules the manifests are judged by', () => {
  type Draft = ReturnType<typeof drawManifest>;
  const spoilt = (spoil: (draft: Draft) => unknown) => {
    const draft = structuredClone(drawManifest('manifest.json'));
    return manifestFaults({ ...draft, ...(spoil(draft) as object) }, slackEvents);
  };

  it.each<[string, (draft: Draft) => unknown, string]>([
    [
      'a scope that does not exist',
      ({ oauth_config }) => ({
        oauth_config: { ...oauth_config, scopes: { bot: ['chat:wrtie'], bot_optional: [] } },
      }),
      'oauth_config.scopes.bot.0',
    ],
    [
      'an event that does not exist',
      ({ settings }) => ({
        settings: {
          ...settings,
          event_subscriptions: { request_url: 'https://a.fr', bot_events: ['app_menton'] },
        },
      }),
      'app_menton: no such event',
    ],
    [
      'a long description that is too short',
      ({ display_information }) => ({
        display_information: { ...display_information, long_description: 'copil' },
      }),
      'display_information.long_description',
    ],
    [
      'eleven shortcuts',
      ({ features }) => ({ features: { ...features, shortcuts: Array(11).fill(features.shortcuts?.[0]) } }),
      'features.shortcuts',
    ],
    [
      'a shortcut of 25 letters',
      ({ features }) => ({
        features: { ...features, shortcuts: [{ ...features.shortcuts?.[0], name: 'x'.repeat(25) }] },
      }),
      'features.shortcuts.0.name',
    ],
    ['a property Slack does not know', () => ({ feature: {} }), 'Unrecognized key'],
  ])('find %s', (_what, spoil, fault) => expect(spoilt(spoil).join('\n')).toContain(fault));
});

describe('the scopes and events', () => {
  const asked = [...requiredScopes, ...optionalScopes];

  it('each have a feature that needs them', () => {
    for (const { feature } of [...scopeNeeds, ...eventNeeds]) expect(feature).not.toBe('');
  });

  it('fit together: what is heard may be heard, with what is asked for in any case', () => {
    for (const { scope } of eventNeeds) if (scope) expect(requiredScopes).toContain(scope);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('are those the listeners of this adapter wait for', () => {
    const code = globSync('**/*.ts', { cwd: path.join(root, 'adapters/slack') })
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(path.join(root, 'adapters/slack', file), 'utf8'));
    const heard = code.flatMap((source) =>
      Array.from(source.matchAll(/\.event\('([\w.]+)'/g), ([, name]) => name),
    );
    expect([...new Set(heard)].map((name) => (name === 'message' ? 'message.im' : name)).sort()).toEqual(
      eventNeeds.map(({ event }) => event).sort(),
    );
  });
});
