/**
 * Does in one go what several ask while an earlier go is under way. Who asks alone waits for nobody.
 *
 * @param go answers every item given, in the same order; when it throws for several, each is tried by itself
 */
export function together<Item, Answer>(
  go: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  interface Asked {
    item: Item;
    answer: PromiseWithResolvers<Answer>;
  }
  let waiting: Asked[] = [];
  let underWay = false;

  async function answerAll(asked: readonly Asked[]): Promise<void> {
    try {
      const answers = await go(asked.map(({ item }) => item));
      for (const [index, { answer }] of asked.entries()) answer.resolve(answers[index] as Answer);
    } catch (error) {
      if (asked.length === 1) asked[0]?.answer.reject(error);
      else for (const one of asked) await answerAll([one]);
    }
  }

  async function work(): Promise<void> {
    underWay = true;
    // Whoever is asking right now comes along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await answerAll(asked);
    }
    underWay = false;
  }

  return (item) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ item, answer });
    if (!underWay) void work();
    return answer.promise;
  };
}
