/** A start that cannot go on for a reason an operator can remove: printed as it is, without a stack. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}
