import type { CarriedStates } from '../../../adapters/slack/ports.ts';

/** States kept in memory. @returns also how many there are, and a way to lose them all */
export function memoryCarriedStates(): CarriedStates & { count(): number; forget(): void } {
  const states = new Map<string, string>();
  return {
    async keep(content) {
      const id = `00000000-0000-7000-8000-${String(states.size).padStart(12, '0')}`;
      states.set(id, content);
      return id;
    },
    find: async (id) => states.get(id) ?? null,
    count: () => states.size,
    forget: () => states.clear(),
  };
}
