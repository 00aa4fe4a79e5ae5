import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** What the code of one or many files asks of the catalogues. */
export interface MessageUsage {
  /** Every string literal: a key may stand in a table far from the call that says it. */
  readonly literals: Set<string>;
  /** Keys with a variable part, from templates (`meeting.answer.${answer}`) and from `@keys meeting.rule.*` comments. */
  readonly patterns: Set<string>;
  /** Calls of a translator with a literal key. */
  readonly calls: MessageCall[];
}

export interface MessageCall {
  readonly file: string;
  readonly key: string;
  /** Names of the values given; null when they cannot be read from the source. */
  readonly values: readonly string[] | null;
}

/** @returns what these TypeScript files ask of the catalogues. */
export function messageUsage(files: readonly string[]): MessageUsage {
  const usage: MessageUsage = { literals: new Set(), patterns: new Set(), calls: [] };
  for (const file of files) readUsage(file, readFileSync(file, 'utf8'), usage);
  return usage;
}

interface Node {
  readonly type?: string;
  readonly [property: string]: unknown;
}

/** Adds what one source asks to `usage`. */
export function readUsage(file: string, source: string, usage: MessageUsage): void {
  for (const [, pattern] of source.matchAll(/@keys\s+([\w.*-]+)/g)) usage.patterns.add(pattern as string);
  visit(parseSync(source, { syntax: 'typescript', target: 'es2024' }) as unknown as Node, (node) => {
    if (node.type === 'StringLiteral') usage.literals.add(node.value as string);
    if (node.type === 'TemplateLiteral') {
      const shape = templateShape(node);
      if (/^[a-z]\w*\.[\w.*-]*$/.test(shape)) usage.patterns.add(shape);
    }
    if (node.type === 'CallExpression') {
      const [key, values] = (node.arguments as { expression: Node }[]).map(({ expression }) => expression);
      if (key?.type === 'StringLiteral' && isTranslator(node.callee as Node)) {
        usage.calls.push({ file, key: key.value as string, values: namesOf(values) });
      }
    }
  });
}

function visit(node: Node, see: (node: Node) => void): void {
  if (node.type) see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object') visit(child as Node, see);
    }
  }
}

/** A template with its variable parts as `*`. */
function templateShape(node: Node): string {
  return (node.quasis as { raw: string }[]).map(({ raw }) => raw).join('*');
}

/** `t(…)`, `turn.t(…)`, `t.rich(…)`, `turn.t.rich(…)`. */
function isTranslator(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.value === 't';
  if (callee.type !== 'MemberExpression') return false;
  const property = (callee.property as Node).value;
  return property === 't' || (property === 'rich' && isTranslator(callee.object as Node));
}

/** Property names of an object literal; none when there is no argument. */
function namesOf(values: Node | undefined): string[] | null {
  if (!values) return [];
  if (values.type !== 'ObjectExpression') return null;
  const names: string[] = [];
  for (const property of values.properties as Node[]) {
    if (property.type === 'Identifier') names.push(property.value as string);
    else if (property.type === 'KeyValueProperty') names.push((property.key as Node).value as string);
    else return null;
  }
  return names;
}
