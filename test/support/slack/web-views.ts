/** views.open, push, update and publish: triggers by our clock, views as the emulator keeps them. */
import type { EmulatedWorkspace, Json } from './emulated-workspace.ts';
import type { SlackViews } from './slack-views.ts';
import type { Arguments } from './web-methods.ts';

export async function callViews(
  workspace: EmulatedWorkspace,
  views: SlackViews,
  method: string,
  given: Arguments,
): Promise<Json> {
  switch (method) {
    case 'views.open':
    case 'views.push': {
      const trigger = views.exchange(String(given.trigger_id));
      if ('error' in trigger) return { ok: false, error: trigger.error };
      const over = method === 'views.push' ? trigger.viewId : undefined;
      if (method === 'views.push' && !over) return { ok: false, error: 'push_limit_reached' };
      return openView(workspace, views, { userId: trigger.userId, view: given.view, over });
    }
    case 'views.publish': {
      const answer = await send(workspace, method, given);
      if (answer.ok) views.published(String(given.user_id), answer.view);
      return answer;
    }
    default: {
      const answer = await send(workspace, method, given);
      if (answer.ok) views.updated(answer.view);
      return answer;
    }
  }
}

/** Opens a modal, over another one when `over` is given. */
export async function openView(
  workspace: EmulatedWorkspace,
  views: SlackViews,
  { userId, view, over }: { userId: string; view: unknown; over?: string },
): Promise<Json> {
  const { trigger_id } = await send(workspace, 'views.generateTriggerId', { user_id: userId, view_id: over });
  const answer = await send(workspace, over ? 'views.push' : 'views.open', { trigger_id, view });
  if (answer.ok) views.opened(userId, answer.view, over);
  return answer;
}

/** Changes a modal in the answer to its submission. */
export async function updateView(
  workspace: EmulatedWorkspace,
  views: SlackViews,
  viewId: string,
  view: unknown,
): Promise<Json> {
  const answer = await send(workspace, 'views.update', { view_id: viewId, view });
  if (answer.ok) views.updated(answer.view);
  return answer;
}

const send = (workspace: EmulatedWorkspace, method: string, given: object) =>
  workspace.forward(method, JSON.stringify(given), 'application/json', workspace.botToken);
