/**
 * Vitest's setup: what Prisma makes of a question is kept for every client of the process. Each keeps it for itself
 * otherwise, and hundreds are opened in a run, on the same schema.
 */
// @ts-expect-error Prisma declares no types for it.
import { QueryCompiler } from '@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs';

interface Compiler {
  compile(question: string): object;
}

const plans = new Map<string, object>();
const kept = Symbol.for('copil.plans-kept');
const compiler: Compiler & { [kept]?: true } = QueryCompiler.prototype;

if (!compiler[kept]) {
  const { compile } = compiler;
  compiler[kept] = true;
  compiler.compile = function compileOnce(question) {
    const plan = plans.get(question) ?? compile.call(this, question);
    plans.set(question, plan);
    return plan;
  };
}
