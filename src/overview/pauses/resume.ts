import { entity } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { pausesOf } from '../../hours/paused-among.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { endPause, heldFor } from './end-pause.ts';
import { heldButtons, settleCommands } from './held-buttons.ts';
import { heldKinds } from './held-kinds.ts';
import { pausedWhat } from './paused-what.ts';

/** Ends a pause; what it held back is not fired in bulk, somebody chooses (case 9). */
export const resume = domainCommand({
  name: 'resume',
  alias: 'reprendre',
  group: 'overview',
  act: 'site.pause',
  siteOf: (values) => values.site?.value.id,
  arguments: { site: entity<Site>('site', { position: 1, optional: true }) },

  async run(turn, { site }) {
    const { t, tx, space } = turn;
    const what = pausedWhat(turn, site?.value ?? null);
    const standing = (await pausesOf(tx, space.id, turn.now)).find(
      ({ siteId }) => siteId === (site?.value.id ?? null),
    );
    // A pause that ended by itself leaves its messages to a choice that may not have been made yet.
    const held = standing
      ? await endPause(turn, standing)
      : await turn.ledger.resumeAfterPause(tx, heldFor(space.id, site?.value.id ?? null));
    if (!held || (!standing && held.messages === 0)) return sayNo(turn, 'overview.pause.none', { what });
    const { messages: count, people, rules } = held;
    const drawn = card(
      t('overview.pause.ended', { what }),
      count > 0 ? t.rich('overview.pause.held', { count, people }) : t('overview.pause.nothingHeld'),
    );
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        ...drawn,
        blocks: [...drawn.blocks, ...heldKinds(rules, t)],
        ...(count > 0 && { actions: heldButtons(t, count, site?.text ?? null) }),
      },
    };
  },
});

/** The two answers: both concern only what no pause holds any more. */
export const settlePaused = (['send', 'drop'] as const).map((choice) =>
  domainCommand({
    name: settleCommands[choice],
    alias: choice === 'send' ? 'pause envoyer' : 'pause abandonner',
    group: 'overview',
    act: 'site.pause',
    siteOf: (values) => values.site?.value.id,
    hidden: true,
    arguments: { site: entity<Site>('site', { optional: true }) },
    async run(turn, { site }) {
      const { t, tx, space } = turn;
      const of = heldFor(space.id, site?.value.id ?? null);
      const count = await turn.ledger.settlePaused(tx, of, choice);
      const subject = { type: 'space', id: space.id };
      if (count > 0) await journal(turn, `pause.${choice}`, subject, { after: { count } });
      return {
        outcome: 'done',
        visibility: 'private',
        replaces: true,
        // @keys overview.pause.settled.*
        card: card(undefined, t(`overview.pause.settled.${choice}`, { count })),
      };
    },
  }),
);
