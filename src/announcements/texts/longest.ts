/** Characters of a title and of a text: what a chat shows whole, and a page prints. */
export const longestTitle = 140;
export const longestBody = 2500;
