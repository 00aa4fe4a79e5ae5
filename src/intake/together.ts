/**
 * Gathers what comes within a moment, so that one statement does it for all: under load this is half of the work.
 * @param momentMs real milliseconds after the first
 * @param work for everything gathered; when it throws, everybody who gave something is told
 */
export function together<Item>(momentMs: number, work: (items: Item[]) => Promise<void>) {
  let gathered: Item[] = [];
  let done: Promise<void> | undefined;
  return function add(item: Item): Promise<void> {
    gathered.push(item);
    done ??= new Promise<void>((resolve) => setTimeout(resolve, momentMs)).then(() => {
      const items = gathered;
      gathered = [];
      done = undefined;
      return work(items);
    });
    return done;
  };
}
