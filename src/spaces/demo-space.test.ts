import { describe, expect, it } from 'vitest';
import { referents } from './demo/people.ts';
import { demoSpace } from './demo-space.ts';

const demo = demoSpace();
const staffOf = (site: string) => [
  ...demo.people
    .filter(({ handle }) => handle.startsWith(`${site.toLowerCase()}-`))
    .map(({ handle }) => handle),
  ...referents.filter(([code]) => code === site).map(([, given]) => given),
];

describe('the demo', () => {
  it('is the same at every start', () => {
    expect(demoSpace()).toEqual(demo);
  });

  it('gives every site its staff: 519 at the AGLA and 103 at Rives d’Oust, referents included', () => {
    const sites = demo.sites ?? [];
    for (const site of sites) expect(staffOf(site.code)).toHaveLength(site.staffCount ?? 0);
    const total = (organisation: string) =>
      sites
        .filter((site) => site.organisation === organisation)
        .reduce((sum, { code }) => sum + staffOf(code).length, 0);
    expect([total('AGLA'), total('OUST')]).toEqual([519, 103]);
  });

  it('leaves the eleven night workers of the EHPAD Résidence du Port without chat', () => {
    const night = demo.people.filter(({ handle, workspace }) => handle.startsWith('s03-') && !workspace);
    expect(night).toHaveLength(11);
  });

  it('reaches the vendor by mail only', () => {
    const julie = demo.people.find(({ handle }) => handle === 'julie');
    expect(julie).toMatchObject({ workEmail: 'julie.meyer@galatee.example' });
    expect(julie?.workspace).toBeUndefined();
  });

  it('names everybody of the story by an unaccented handle', () => {
    const handles = new Set(demo.people.map(({ handle }) => handle));
    const story =
      'claire helene karim sophie thomas anne-laure yann fatou bruno marc nadia philippe julie ines odile maelle ludovic nadege';
    expect(story.split(' ').filter((handle) => !handles.has(handle))).toEqual([]);
  });

  it('gives nobody of the generated teams a name of the story', () => {
    const named = demo.people.filter(({ handle }) => !/^[sp]\d\d-\d{3}$/.test(handle));
    const given = new Set(named.map(({ givenName }) => givenName));
    const generated = demo.people.filter((person) => !named.includes(person));
    expect(generated).toHaveLength(597);
    expect(generated.filter(({ givenName }) => given.has(givenName))).toEqual([]);
  });
});
