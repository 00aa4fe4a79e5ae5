/** Opens, stacks and changes modals. What Slack refuses is logged; the caller then answers another way. */
import type { ModalView } from '@slack/types';
import type { Card } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import { drawForm, drawModalCard, drawWaiting } from '../render/modal.ts';
import { slackCode } from '../send/outcomes.ts';
import type { ActParts } from './act-parts.ts';
import { contextOf, translatorFor } from './draw.ts';
import { originOf, type Spot } from './spot.ts';

/** Modals that may lie on one another (docs.slack.dev/surfaces/modals). */
export const stackLimit = 3;

export interface Modals {
  formView(form: Form, spot: Spot): Promise<ModalView>;
  cardView(card: Card, spot: Spot): Promise<ModalView>;
  waitingView(spot: Spot): Promise<ModalView>;
  /** @returns id of the modal that keeps the place; null when none could be opened */
  openWaiting(spot: Spot): Promise<string | null>;
  /** @param viewId modal that is to show it; the one acted in, or a new one, when null. @returns whether it is shown */
  showForm(form: Form, spot: Spot, viewId: string | null): Promise<boolean>;
  showCard(card: Card, spot: Spot, viewId: string | null): Promise<boolean>;
}

export function openModals(parts: ActParts): Modals {
  const { carried, clients, log } = parts;

  async function formView(form: Form, spot: Spot): Promise<ModalView> {
    const t = await translatorFor(parts, spot.account);
    return drawForm(form, { t, carried, origin: originOf(spot) });
  }

  async function cardView(card: Card, spot: Spot): Promise<ModalView> {
    const context = await contextOf(parts, spot.account, card);
    const drawing = { ...context, carried, origin: originOf(spot) };
    return drawModalCard(card, drawing, context.t('slack.acts.modal'));
  }

  const waitingView = async (spot: Spot) => drawWaiting(await translatorFor(parts, spot.account));

  /** @returns id of the view; null when Slack refused. */
  async function ask(
    method: 'open' | 'push' | 'update',
    spot: Spot,
    view: ModalView,
    viewId?: string,
  ): Promise<string | null> {
    const { workspace } = spot.account;
    const { trigger = '' } = spot;
    try {
      const { views } = await clients.interactive(workspace);
      const answer =
        method === 'update'
          ? await views.update({ view_id: viewId ?? '', view })
          : await views[method]({ trigger_id: trigger, view });
      return answer.view?.id ?? viewId ?? null;
    } catch (error) {
      const code = slackCode(error) ?? (error instanceof Error ? error.message : String(error));
      log.warn({ workspace, method: `views.${method}`, code }, 'A modal could not be shown');
      return null;
    }
  }

  async function place(
    spot: Spot,
    view: ModalView,
    viewId: string | null,
    stacks: boolean,
  ): Promise<boolean> {
    const { modal, trigger } = spot;
    if (viewId !== null) return (await ask('update', spot, view, viewId)) !== null;
    if (modal) {
      const pushed = stacks && trigger && modal.depth < stackLimit ? await ask('push', spot, view) : null;
      return (pushed ?? (await ask('update', spot, view, modal.id))) !== null;
    }
    return trigger !== undefined && (await ask('open', spot, view)) !== null;
  }

  return {
    formView,
    cardView,
    waitingView,
    openWaiting: async (spot) => (spot.trigger ? ask('open', spot, await waitingView(spot)) : null),
    showForm: async (form, spot, viewId) => place(spot, await formView(form, spot), viewId, true),
    showCard: async (card, spot, viewId) => place(spot, await cardView(card, spot), viewId, false),
  };
}

/** @returns how deep a modal lies in its stack, from 1. */
export function depthOf({
  root_view_id: root,
  previous_view_id: previous,
}: {
  root_view_id?: string | null;
  previous_view_id?: string | null;
}): number {
  if (!previous) return 1;
  return previous === root ? 2 : stackLimit;
}
