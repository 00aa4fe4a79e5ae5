/** States in which an action still waits for its owner. */
export const openStates = ['todo', 'doing', 'blocked'] as const;
