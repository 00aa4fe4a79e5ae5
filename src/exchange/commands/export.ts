import { exchangePath } from '../../board/paths.ts';
import { linkMinutes } from '../../board/sign-in.ts';
import { choice } from '../../conversation/arguments.ts';
import type { Button } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { refusal } from '../../people/permit.ts';
import { domainCommand } from '../../people/turn.ts';
import { listFormats } from '../lists/lists.ts';
import { judgeExchange } from '../page/may-exchange.ts';
import { linkTo } from './link-to.ts';

/** Issue 5, point 9: lists for whoever reads them, the whole project and the template for who runs it; each by a personal link. */
export const exportFiles = domainCommand({
  name: 'export',
  alias: 'exporter',
  group: 'exchange',
  arguments: {
    what: choice(
      {
        decisions: ['décisions', 'décision', 'decision'],
        actions: ['action', 'plan'],
        calendar: ['calendrier', 'planning'],
        project: ['projet', 'tout', 'all'],
        template: ['modèle'],
      },
      { position: 1, optional: true, keys: ['quoi', 'liste'] },
    ),
    format: choice({ xlsx: ['excel', 'classeur'], csv: [] }, { position: 2, optional: true, keys: ['sous'] }),
  },

  async run(turn, { what, format }): Promise<Reply> {
    const { t } = turn;
    const link = async (id: string, label: string, path: string): Promise<Button> => ({
      ...{ id, label },
      url: await linkTo(turn, path),
    });
    const whole = what === 'project' || what === 'template';
    if (whole) {
      const judgement = await judgeExchange(turn);
      if (judgement.verdict !== 'allowed') return refusal(turn, 'space.exchange', judgement);
    }
    const formats = whole ? (['xlsx'] as const) : format ? [format] : listFormats;
    const buttons = what
      ? await Promise.all(
          formats.map((one) => link(one, t(`exchange.export.open.${one}`), `downloads/${what}.${one}`)),
        )
      : [await link('open', t('exchange.export.open'), exchangePath)];
    const [first, ...more] = buttons as [Button, ...Button[]];
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t(what ? `command.export.argument.what.${what}` : 'command.export.title'),
        blocks: [
          { kind: 'text', text: t('exchange.export.text', { minutes: linkMinutes, what: what ?? 'none' }) },
        ],
        actions: [{ ...first, style: 'primary' }, ...more],
        footer: t('board.link.care'),
      },
    };
  },
});
