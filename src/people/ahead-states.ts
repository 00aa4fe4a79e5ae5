/** States of a meeting people know of, before it opens (domain.md 4.1). */
export const aheadStates = ['held', 'convened'] as const;

/** The same, and the date that is only being prepared: what may still be moved or cancelled, whoever knows of it. */
export const notOpenedStates = ['draft', ...aheadStates] as const;

/** @returns whether people know of the meeting and it has not opened */
export function isAnnounced({ state }: { state: string }): boolean {
  return (aheadStates as readonly string[]).includes(state);
}

/** @returns whether it may still be moved or cancelled: any state before open */
export function isAhead({ state }: { state: string }): boolean {
  return (notOpenedStates as readonly string[]).includes(state);
}
