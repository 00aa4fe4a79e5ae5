/** Modals and App Homes as people have them open, with what was typed into them; trigger ids. */
import type { Json } from './emulated-workspace.ts';

export interface OpenView {
  id: string;
  userId: string;
  view: Json;
  /** Opened over this one. */
  over?: string;
}

interface Trigger {
  userId: string;
  /** Modal in which it was pressed. */
  viewId?: string;
  until: Temporal.Instant;
  used: boolean;
}

export interface SlackViews {
  /** A trigger id: good for three seconds and one view. */
  trigger(userId: string, viewId?: string): string;
  /** @returns what the trigger stands for, used up; or Slack's error code */
  exchange(triggerId: string): { userId: string; viewId?: string } | { error: string };
  opened(userId: string, view: Json, over?: string): void;
  updated(view: Json): void;
  published(userId: string, view: Json): void;
  /** The person closes the topmost modal, or all of them. */
  closed(userId: string, all?: boolean): void;
  /** The modal on top; undefined when none is open. */
  top(userId: string): OpenView | undefined;
  find(viewId: string): OpenView | undefined;
  home(userId: string): Json | undefined;
  /** Every modal that was opened or changed so far, in order: to see what an act has brought. */
  readonly shown: readonly { userId: string; viewId: string }[];
}

/** Slack's own: shared/slack.md, section 3. */
const triggerLifetime = { seconds: 3 };

/** @param now the computer's clock */
export function openSlackViews(now: () => Temporal.Instant): SlackViews {
  const triggers = new Map<string, Trigger>();
  const modals = new Map<string, OpenView>();
  const homes = new Map<string, Json>();
  const shown: { userId: string; viewId: string }[] = [];
  let count = 0;
  const top = (userId: string) => [...modals.values()].findLast((one) => one.userId === userId);
  return {
    shown,
    trigger(userId, viewId) {
      count += 1;
      const id = `${count}.${now().epochMilliseconds}.trg`;
      triggers.set(id, { userId, viewId, until: now().add(triggerLifetime), used: false });
      return id;
    },
    exchange(triggerId) {
      const trigger = triggers.get(triggerId);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (Temporal.Instant.compare(now(), trigger.until) >= 0) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return trigger;
    },
    opened(userId, view, over) {
      if (over === undefined)
        for (const one of [...modals.values()]) if (one.userId === userId) modals.delete(one.id);
      modals.set(view.id, { id: view.id, userId, view, over });
      shown.push({ userId, viewId: view.id });
    },
    updated(view) {
      const open = modals.get(view.id);
      if (!open) return;
      open.view = view;
      shown.push({ userId: open.userId, viewId: view.id });
    },
    published(userId, view) {
      homes.set(userId, view);
    },
    closed(userId, all = false) {
      for (const one of [...modals.values()].reverse()) {
        if (one.userId !== userId) continue;
        modals.delete(one.id);
        if (!all) return;
      }
    },
    top,
    find: (viewId) => modals.get(viewId),
    home: (userId) => homes.get(userId),
  };
}
