import type { Block } from '../conversation/card.ts';
import type { Composers } from '../delivery/ledger.ts';
import { fullName, shortName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { proposalButtons } from './proposal-buttons.ts';
import { type Wording, wordingsOf } from './wording.ts';

async function proposalWithPeople(tx: Transaction, id: string) {
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id } });
  const people = await tx.person.findMany({
    where: { id: { in: [proposal.proposedById, ...(proposal.decidedById ? [proposal.decidedById] : [])] } },
  });
  const named = (personId: string | null) => {
    const person = people.find((one) => one.id === personId);
    return person ? fullName(person) : '';
  };
  return { proposal, proposer: named(proposal.proposedById), decider: named(proposal.decidedById) };
}

/** To those who decide; then to who proposed. */
export const proposalComposers: Composers = {
  'proposal.made': async ({ tx, t, redraw }, delivery) => {
    const { proposal, proposer, decider } = await proposalWithPeople(tx, delivery.subjectId);
    const pending = proposal.state === 'pending';
    if (!pending && !redraw) return null;
    const { insteadOf, title, fields } = delivery.parameters as unknown as Wording;
    const away = insteadOf ? await tx.person.findUnique({ where: { id: insteadOf } }) : null;
    return {
      card: {
        heading: t('proposal.made.heading', { name: proposer }),
        blocks: [
          { kind: 'text', text: [{ bold: title }] },
          { kind: 'fields', fields },
          ...(away
            ? [{ kind: 'text' as const, text: t('proposal.made.insteadOf', { name: shortName(away) }) }]
            : []),
          {
            kind: 'text',
            text: pending ? t('proposal.made.ask') : t(`proposal.made.${proposal.state}`, { name: decider }),
          },
        ],
        actions: pending ? proposalButtons(proposal.id, t) : [],
      },
    };
  },
  'proposal.decided': async ({ tx, t }, delivery) => {
    const { proposal, decider } = await proposalWithPeople(tx, delivery.subjectId);
    return {
      card: {
        heading: t(`proposal.made.${proposal.state}`, { name: decider }),
        blocks: await wordingBlocks(tx, proposal.id),
      },
    };
  },
};

async function wordingBlocks(tx: Transaction, proposalId: string): Promise<Block[]> {
  const wording = (await wordingsOf(tx, [proposalId])).get(proposalId);
  if (!wording) return [];
  return [
    { kind: 'text', text: [{ bold: wording.title }] },
    { kind: 'fields', fields: wording.fields },
  ];
}
