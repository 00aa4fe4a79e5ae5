/** What a pulse asks, in this order: how it is seen, what it answers, what it brings (C49, S1-05). From 1, the worst, to 5. */
export const pulseQuestions = ['perception', 'opportunity', 'value'] as const;
export type PulseQuestion = (typeof pulseQuestions)[number];

export const scores = ['1', '2', '3', '4', '5'] as const;
export type Score = (typeof scores)[number];

/** What somebody answered, as far as they have. */
export type Answers = Partial<Record<PulseQuestion, Score>>;
