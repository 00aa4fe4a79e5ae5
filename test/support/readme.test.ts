import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../adapters/local/errors.ts';
import { platformVariables } from '../../src/config.ts';
import { slackVariables } from '../../src/config-slack.ts';
import { createMetrics } from '../../src/metrics.ts';
import { readReadme, withDrawnParts } from './readme.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readReadme();

describe('the README says what is true today', () => {
  it('shows every command and every right as they are declared (otherwise: npm run readme)', () => {
    expect(withDrawnParts(readme)).toBe(readme);
  });

  it('names every variable that the configuration reads', () => {
    const source = readFileSync(path.join(root, 'src/config.ts'), 'utf8');
    const declared = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)].map(([, name = '']) => name);
    expect(declared).toContain('COPIL_SEED');
    for (const name of [
      ...declared,
      ...Object.keys(slackVariables),
      ...Object.values(platformVariables).flat(),
    ])
      expect(readme).toContain(`\`${name}\``);
  });

  it('names every code the HTTP interface may refuse with, and its status', () => {
    for (const [code, status] of Object.entries(refusals))
      expect(readme).toMatch(new RegExp(`^\\| \`${code}\` \\| ${status} \\|`, 'm'));
  });

  it('names every metric of its own', async () => {
    const metrics = await createMetrics().registry.getMetricsAsJSON();
    for (const { name } of metrics) expect(readme).toContain(`\`${name}\``);
  });

  it('names every npm script people may run', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const names = Object.keys(scripts).filter((name) => !/^pre/.test(name));
    for (const name of names) expect(readme).toMatch(new RegExp(`\`npm (run )?${name}\\b`));
  });

  it('leads only to files that exist', () => {
    for (const name of ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'manifests/README.md']) {
      const text = readFileSync(path.join(root, name), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link = '']) => link);
      for (const link of links)
        expect(existsSync(path.resolve(root, path.dirname(name), link)), `${name}: ${link}`).toBe(true);
    }
  });
});
