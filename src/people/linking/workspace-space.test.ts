import { describe, expect, it } from 'vitest';
import { spaceOfWorkspace, type WorkspaceFacts } from './workspace-space.ts';

const asked = (facts: Partial<WorkspaceFacts>): WorkspaceFacts => ({
  workspace: 'T1',
  domain: null,
  byOperator: false,
  boundTo: null,
  ...facts,
});
const named = (...pairs: [string, string | null][]) =>
  pairs.map(([spaceId, workspace]) => ({ spaceId, workspace }));

describe('which space a chat workspace serves', () => {
  it.each([
    ['the one whose organisation names its id', { workspace: 'T1' }, named(['a', 'T1'], ['b', 'T2']), 'a'],
    [
      'the one whose organisation names its domain',
      { domain: 'agla' },
      named(['a', null], ['b', 'agla']),
      'b',
    ],
    ['whatever the case of the domain in the file', { domain: 'agla' }, named(['b', 'Agla']), 'b'],
    [
      'none for who chose another’s id as domain',
      { workspace: 'T2', domain: 't1' },
      named(['a', 'T1']),
      null,
    ],
    ['none for an id in another case', { workspace: 'T1' }, named(['a', 't1']), null],
    ['none for who took another’s domain over', { domain: 'Taken' }, named(['a', 'taken']), null],
    ['the one that names the id of who took a domain over', { domain: 'taken' }, named(['a', 'T1']), 'a'],
    ['the id before the domain', { domain: 'agla' }, named(['a', 'agla'], ['b', 'T1']), 'b'],
    ['none when two spaces name it', { domain: 'agla' }, named(['a', 'agla'], ['b', 'agla']), null],
    ['none for strangers who installed it', {}, named(['a', null]), null],
    ['none of two for the operator', { byOperator: true }, named(['a', null], ['b', null]), null],
    [
      'the one it served before, whatever is named now',
      { boundTo: 'a' },
      named(['a', null], ['b', 'T1']),
      'a',
    ],
    ['another one when the former is gone', { boundTo: 'z' }, named(['b', 'T1']), 'b'],
  ])('is %s', (_, facts, organisations, expected) => {
    const ids = ['a', 'b'];
    expect(spaceOfWorkspace(asked(facts), { ids, domainsTaken: ['taken'], organisations })).toBe(expected);
  });

  it('is the only space for the operator’s own workspace, and for nobody else’s', () => {
    const known = { ids: ['a'], domainsTaken: [], organisations: named(['a', 'agla'], ['a', 'rives-doust']) };
    expect(spaceOfWorkspace(asked({ byOperator: true }), known)).toBe('a');
    expect(spaceOfWorkspace(asked({ byOperator: false }), known)).toBeNull();
  });
});
