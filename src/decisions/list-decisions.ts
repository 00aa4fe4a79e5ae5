import { sourceLink } from '../conversation/source-link.ts';
import { domainCommand } from '../people/turn.ts';

const shown = 30;

/** The register of decisions, the latest first. */
export const listDecisions = domainCommand({
  name: 'decisions',
  alias: 'décisions',
  group: 'decisions',
  act: 'minutes.read',
  readOnly: true,
  arguments: {},

  async run(turn) {
    const { t } = turn;
    const decisions = await turn.tx.decision.findMany({
      where: { spaceId: turn.space.id },
      orderBy: { number: 'desc' },
      take: shown,
    });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('decision.list.heading'),
        blocks:
          decisions.length === 0
            ? [{ kind: 'text', text: t('decision.list.none') }]
            : [
                {
                  kind: 'list',
                  items: decisions.map((decision) => ({
                    text: [{ bold: decision.number }, ` · ${decision.text}`],
                    detail: [
                      `${t(`command.decision.argument.type.${decision.type}`)} · ${t(`decision.state.${decision.state}`)}`,
                      ...(decision.sourceUrl ? [' · ', sourceLink(decision.sourceUrl, t)] : []),
                    ],
                  })),
                },
              ],
      },
    };
  },
});
