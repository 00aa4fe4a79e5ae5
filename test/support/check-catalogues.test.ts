import { describe, expect, it } from 'vitest';
import { catalogueFaults } from './check-catalogues.ts';
import { type MessageUsage, readUsage } from './message-usage.ts';

function faults(fr: Record<string, string>, en: Record<string, string>, source: string): string[] {
  const usage: MessageUsage = { literals: new Set(), patterns: new Set(), calls: [] };
  readUsage('card.ts', source, usage);
  return catalogueFaults([{ room: 'src/meetings', fr, en }], usage);
}

const same = (key: string, message = 'x') => [{ [key]: message }, { [key]: message }] as const;

describe('a catalogue is complete', () => {
  it('when both languages say every key that the code uses', () => {
    expect(faults({ 'a.b': '<b>{n}</b> là' }, { 'a.b': '<b>{n}</b> there' }, `t.rich('a.b', { n })`)).toEqual(
      [],
    );
  });

  it.each([
    ['a key in a table', `const rules = [{ heading: 'a.b' }];`],
    ['a key with a variable part', 'const x = turn.t(`a.${code}`);'],
    ['a key built far from the code that knows its parts', '/** @keys a.* */'],
    ['a key in a page', "const page = html`<p>${t('a.b')}</p>`;"],
  ])('%s counts as used', (_, source) => {
    expect(faults(...same('a.b'), source)).toEqual([]);
  });

  it('a variable part does not excuse keys of another shape', () => {
    expect(faults(...same('a.b'), 'const x = t(`a.b.${code}`);')).toEqual(['unused key: a.b']);
  });

  it.each([
    [{ 'a.b': 'x' }, {}, `t('a.b')`, 'src/meetings: a.b exists in messages.fr.json only'],
    [{}, { 'a.b': 'x' }, `t('a.b')`, 'src/meetings: a.b exists in messages.en.json only'],
    [...same('a.b'), '', 'unused key: a.b'],
    [{}, {}, `turn.t('a.b')`, 'card.ts: no catalogue has a.b'],
    [{}, {}, `turn.t.rich('a.b')`, 'card.ts: no catalogue has a.b'],
    [...same('a.b', '{n'), `t('a.b')`, 'src/meetings: a.b (fr) is no ICU message: {n'],
    [...same('a.b', '<i>x</i>'), `t('a.b')`, 'src/meetings: a.b (fr) is no ICU message: <i>x</i>'],
    [...same('a.b', "l'ordre"), `t('a.b')`, 'src/meetings: a.b (fr) has a straight apostrophe'],
    [...same('a.b', '{n} of {m}'), `t('a.b', { n })`, 'card.ts: a.b is said without {m}'],
    [
      { 'a.b': '{n}' },
      { 'a.b': '{m}' },
      `t('a.b', values)`,
      'src/meetings: a.b shows {n} in French, {m} in English',
    ],
  ])('%j %j with %s: %s', (fr, en, source, fault) => {
    expect(faults(fr, en, source)).toContain(fault);
  });

  it('a language may choose a form by something the other does not need', () => {
    const fr = { 'a.b': '{gender, select, f {invitée} other {invité}} : {name}' };
    expect(faults(fr, { 'a.b': 'invited: {name}' }, `t('a.b', { name, gender })`)).toEqual([]);
  });

  it('two rooms never share a key', () => {
    const usage: MessageUsage = { literals: new Set(['a.b']), patterns: new Set(), calls: [] };
    const [fr, en] = same('a.b');
    const rooms = ['src/people', 'src/meetings'].map((room) => ({ room, fr, en }));
    expect(catalogueFaults(rooms, usage)).toEqual(['src/meetings: a.b is also the key of another room']);
  });
});
