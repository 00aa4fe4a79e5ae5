/** Letters and digits that are not taken for one another when read over the telephone; 32, so that each stands for 5 bits. */
export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
