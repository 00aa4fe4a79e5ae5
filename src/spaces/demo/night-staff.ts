/** The night team of each site that never closes; nobody in it uses the chat (domain.md 5.4, case 8). */
export const nightStaff: Readonly<Record<string, number>> = {
  S03: 11,
  S04: 8,
  S05: 10,
  S06: 4,
  S09: 12,
  S12: 5,
  P01: 9,
  P03: 2,
};
