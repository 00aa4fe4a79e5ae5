import type { App, BlockAction, MessageShortcut, ViewOutput } from '@slack/bolt';
import type { ActParts } from './act-parts.ts';
import { type Heard, openAttend } from './attend.ts';
import { openCarryOut } from './carry-out.ts';
import { openFromMessage } from './from-message.ts';
import { openHomes } from './homes.ts';
import { openModals } from './modals.ts';
import { openPressed } from './pressed.ts';
import { openShow } from './show.ts';
import { type AckSubmission, openSubmitted } from './submitted.ts';
import { openTyped, type SaidMessage } from './typed.ts';

/** Any of them: what the app is asked is told by its payload, whatever the names in the manifest. */
const any = /.*/s;

/**
 * Lets people act in Slack: commands, mentions, direct messages, buttons and menus, forms, message shortcuts, App Home.
 * Every listener acknowledges first; submitted forms are acknowledged with their answer, at the latest when Slack's
 * patience nears its end.
 */
export function registerListeners(app: App, parts: ActParts): void {
  const show = openShow(parts);
  const modals = openModals(parts);
  const homes = openHomes(parts);
  const carryOut = openCarryOut(parts, show, modals, homes);
  const attend = openAttend(parts, show);
  const typed = openTyped(parts, attend, carryOut);
  const pressed = openPressed(parts, attend, carryOut);
  const submitted = openSubmitted(parts, { attend, carryOut, modals, homes });
  const fromMessage = openFromMessage(parts, { attend, carryOut, modals });

  const heard = ({ body, context }: { body: unknown; context: unknown }) =>
    ({ body, context }) as unknown as Heard;

  app.command(any, async (given) => {
    await given.ack();
    await typed.command(heard(given), given.command);
  });
  app.action({ type: 'block_actions' }, async (given) => {
    await given.ack();
    await pressed(heard(given), given.body as BlockAction);
  });
  app.view({ type: 'view_submission' }, async (given) => {
    await submitted(heard(given), given.view as ViewOutput, given.ack as AckSubmission);
  });
  app.shortcut({ type: 'message_action' }, async (given) => {
    await given.ack();
    await fromMessage(heard(given), given.shortcut as MessageShortcut);
  });
  app.event('app_mention', (given) => typed.mention(heard(given), given.event as SaidMessage));
  app.event('message', (given) => typed.direct(heard(given), given.event as SaidMessage));
  app.event('app_home_opened', async (given) => {
    if (given.event.tab !== 'home') return;
    await attend(heard(given), ({ account, eventId }) => homes.opened(account, eventId));
  });
}
