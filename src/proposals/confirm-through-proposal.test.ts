import { describe, expect, it } from 'vitest';
import type { Button } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { confirmThroughProposal } from './confirm-through-proposal.ts';

const preview = (...actions: Button[]): Reply => ({
  outcome: 'preview',
  visibility: 'private',
  card: { blocks: [], actions },
});

describe('the confirmation of a proposed act', () => {
  it('accepts the proposal for the version that was shown, under the label of the act', () => {
    const shown = preview({
      id: 'confirm',
      label: 'Déplacer',
      style: 'primary',
      command: 'move',
      arguments: { meeting: 'COPIL-3', version: '4', confirmed: 'true' },
    });
    expect(confirmThroughProposal(shown, 'p1').card?.actions).toEqual([
      {
        id: 'confirm',
        label: 'Déplacer',
        style: 'primary',
        command: 'proposal',
        arguments: { proposal: 'p1', decision: 'accept', version: '4', confirmed: 'true' },
      },
    ]);
  });

  it('leaves every other button, and a reply without buttons, alone', () => {
    const others = preview(
      { id: 'list', label: 'Réunions', command: 'meetings', arguments: {} },
      { id: 'open', label: 'Ouvrir', url: 'https://visio.example' },
    );
    expect(confirmThroughProposal(others, 'p1')).toEqual(others);
    const refused: Reply = { outcome: 'invalid', visibility: 'private', card: { blocks: [] } };
    expect(confirmThroughProposal(refused, 'p1')).toEqual(refused);
  });
});
