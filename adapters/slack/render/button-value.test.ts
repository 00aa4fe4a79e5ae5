import { describe, expect, it } from 'vitest';
import type { Card, CommandButton } from '../../../src/conversation/card.ts';
import { memoryCarriedStates } from '../../../test/support/slack/memory-carried-states.ts';
import { buttonValues, readButtonValue } from './button-value.ts';

const button = (text: string): CommandButton => ({
  id: 'b',
  label: 'B',
  command: 'committee check',
  arguments: { text },
});
const cardOf = (...buttons: CommandButton[]): Card => ({ blocks: [{ kind: 'actions', buttons }] });

describe('what a button carries', () => {
  it('comes back as it was: command and arguments', async () => {
    const carried = memoryCarriedStates();
    const one = button('« é » {"c":1} 🙂');
    const values = await buttonValues(cardOf(one), carried);
    expect(await readButtonValue(values(one), carried)).toEqual({
      command: one.command,
      arguments: one.arguments,
    });
    expect(carried.count()).toBe(0);
  });

  it('is kept apart when it is too long for Slack, and comes back all the same', async () => {
    const carried = memoryCarriedStates();
    const one = button('mot '.repeat(1000));
    const value = (await buttonValues(cardOf(one), carried))(one);
    expect(value.length).toBeLessThan(100);
    expect(await readButtonValue(value, carried)).toEqual({ command: one.command, arguments: one.arguments });
  });

  it('leaves room for the words of the message, however many long buttons it has', async () => {
    const carried = memoryCarriedStates();
    const many = Array.from({ length: 25 }, () => button('x'.repeat(1500)));
    const values = await buttonValues(cardOf(...many), carried);
    const together = many.reduce((sum, one) => sum + values(one).length, 0);
    expect(together).toBeLessThan(6000);
    for (const one of many)
      expect((await readButtonValue(values(one), carried))?.arguments).toEqual(one.arguments);
  });

  it('is nothing when it is kept no longer', async () => {
    const carried = memoryCarriedStates();
    const one = button('x'.repeat(3000));
    const value = (await buttonValues(cardOf(one), carried))(one);
    carried.forget();
    expect(await readButtonValue(value, carried)).toBeNull();
  });

  it.each([
    undefined,
    '',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"c":1,"a":{}}',
    '{"c":"x","a":{"b":2}}',
    '{"r":7}',
    '{"r":"?"}',
  ])('is nothing when somebody else wrote %s', async (value) =>
    expect(await readButtonValue(value, memoryCarriedStates())).toBeNull(),
  );
});
