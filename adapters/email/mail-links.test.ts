import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/conversation/card.ts';
import { withoutDeadButtons } from './mail-links.ts';

const button = (id: string): Button => ({ id, label: id, command: 'answer', arguments: {} });
const linkOf = (one: Button) => (one.id === 'alive' ? 'https://copil.example/a' : null);

describe('the buttons of a mail', () => {
  it('are those that an address stands for, wherever they stand on the card', () => {
    const both = [button('alive'), button('dead')];
    const drawn = withoutDeadButtons(
      {
        blocks: [
          { kind: 'text', text: 'COPIL n°2' },
          { kind: 'actions', buttons: both },
          { kind: 'list', items: [], more: button('dead') },
        ],
        actions: both,
      },
      linkOf,
    );
    expect(drawn).toEqual({
      blocks: [
        { kind: 'text', text: 'COPIL n°2' },
        { kind: 'actions', buttons: [button('alive')] },
        { kind: 'list', items: [], more: undefined },
      ],
      actions: [button('alive')],
    });
  });
});
