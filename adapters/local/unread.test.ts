import { expect, it } from 'vitest';
import { openLocalHouse } from '../../test/support/local-house.ts';

it('counts for each person what they can see, did not write and did not look at', async () => {
  const house = await openLocalHouse();
  const marks = async (as: string) => {
    const { body } = await house.get(`/local?as=${as}`);
    const link = /<a id="to-copil-dui".*?<\/a>/s.exec(body)?.[0] ?? '';
    const found = /<span aria-hidden="true">(\d+)<\/span>/.exec(link);
    return Number(found?.[1] ?? 0);
  };
  try {
    await house.post('/local/api/say', { as: 'claire', in: 'copil-dui', text: 'un' });
    await house.post('/local/api/say', { as: 'claire', in: 'copil-dui', text: 'deux' });
    await house.post('/local/api/say', { as: 'claire', in: 'copil-dui', text: '/copil aide' });
    expect([await marks('claire'), await marks('karim'), await marks('bruno')]).toEqual([1, 2, 0]);
    await house.get('/local?as=karim&in=copil-dui');
    await house.post('/local/api/say', { as: 'claire', in: 'copil-dui', text: 'trois' });
    expect(await marks('karim')).toBe(1);
  } finally {
    await house.end();
  }
});
