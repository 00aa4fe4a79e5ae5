import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { unpack } from './unpack.ts';

const megabytes = (count: number) => new Uint8Array(count * 1_000_000).fill(32);

it('refuses what would fill the memory once opened, and says how much is taken', async () => {
  const bomb = zipSync({
    'xl/worksheets/sheet1.xml': megabytes(20),
    'xl/worksheets/sheet2.xml': megabytes(20),
  });
  expect(bomb.length).toBeLessThan(200_000);
  const { problems } = await readWorkbook(bomb);
  expect(problems).toEqual([{ place: null, key: 'exchange.problem.tooHeavy', values: { max: 30 } }]);
});

it('unpacks no part beyond the size it states', () => {
  const lying = zipSync({ 'a.xml': megabytes(3) });
  const view = new DataView(lying.buffer, lying.byteOffset);
  // The central directory names the part last; its stated size stands 24 bytes into the entry.
  const entry = view.getUint32(lying.length - 6, true);
  expect(view.getUint32(entry, true)).toBe(0x02014b50);
  view.setUint32(entry + 24, 10, true);
  const unpacked = unpack(lying);
  if (unpacked === 'tooHeavy') throw new Error('refused');
  expect(unzipSync(unpacked)['a.xml']?.length).toBe(10);
});

it('leaves an ordinary archive as it is', () => {
  const unpacked = unpack(zipSync({ 'a.xml': strToU8('<a/>') }));
  expect(unpacked).not.toBe('tooHeavy');
  expect(unzipSync(unpacked as Uint8Array)).toEqual({ 'a.xml': strToU8('<a/>') });
});

it('is told when it is given no archive', () => {
  expect(() => unpack(strToU8('Nom;Prénom'))).toThrow();
});
