import type { Prisma, PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;
/** A business transaction; features never open their own. */
export type Transaction = Prisma.TransactionClient;
