/**
 * A second reader of iCalendar beside ical.js: it forgives nothing that RFC 5545 § 3.1 forbids,
 * so a file that passes here is read by parsers less tolerant than the one the other tests use.
 */

export interface ContentLine {
  name: string;
  parameters: Record<string, string>;
  /** As written, still escaped. */
  value: string;
}

export interface Component {
  name: string;
  lines: ContentLine[];
  components: Component[];
}

/** @returns the one VCALENDAR of the file. @throws Error with the line that breaks a rule. */
export function readStrictly(file: string): Component {
  const root: Component = { name: 'file', lines: [], components: [] };
  const open = [root];
  for (const text of unfold(file)) {
    const line = contentLine(text);
    const inside = open.at(-1) as Component;
    if (line.name === 'BEGIN') {
      const component = { name: line.value, lines: [], components: [] };
      inside.components.push(component);
      open.push(component);
    } else if (line.name === 'END') {
      if (inside.name !== line.value) throw new Error(`END:${line.value} closes ${inside.name}`);
      open.pop();
    } else if (inside === root) throw new Error(`outside any component: ${text}`);
    else inside.lines.push(line);
  }
  const [calendar] = root.components;
  if (open.length !== 1 || root.components.length !== 1 || calendar?.name !== 'VCALENDAR') {
    throw new Error('not exactly one closed VCALENDAR');
  }
  once(calendar, 'VERSION');
  once(calendar, 'PRODID');
  for (const event of calendar.components.filter(({ name }) => name === 'VEVENT'))
    checkEvent(calendar, event);
  return calendar;
}

/** @returns the value of a property that a component has exactly once. */
export function once(component: Component, name: string): string {
  const lines = component.lines.filter((line) => line.name === name);
  if (lines.length !== 1) throw new Error(`${component.name} has ${lines.length} ${name}`);
  return (lines[0] as ContentLine).value;
}

/** @returns a TEXT value without its escapes (§ 3.3.11). @throws Error on an escape the RFC does not know. */
export function unescapedText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`unescaped separator: ${value}`);
  return value.replace(/\\(.?)/gsu, (_, character: string) => {
    if (character === 'n' || character === 'N') return '\n';
    if (!['\\', ';', ','].includes(character)) throw new Error(`unknown escape: ${value}`);
    return character;
  });
}

function unfold(file: string): string[] {
  const lines = file.split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line does not end with CRLF');
  const unfolded: string[] = [];
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`);
    if (!line.isWellFormed()) throw new Error(`half a character: ${line}`);
    if (/(?!\t)[\p{Cc}\u2028\u2029]/u.test(line)) {
      throw new Error(`control character: ${JSON.stringify(line)}`);
    }
    if (line.startsWith(' ') && unfolded.length > 0)
      unfolded.push((unfolded.pop() as string) + line.slice(1));
    else unfolded.push(line);
  }
  return unfolded;
}

const contentLinePattern =
  /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/u;

function contentLine(text: string): ContentLine {
  const [, name, parameters, value] = contentLinePattern.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Error(`not a content line: ${text}`);
  const pairs = [...(parameters ?? '').matchAll(/;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/gu)];
  return {
    name,
    value,
    parameters: Object.fromEntries(pairs.map(([, key, given]) => [key, given?.replace(/^"|"$/gu, '')])),
  };
}

function checkEvent(calendar: Component, event: Component): void {
  for (const name of ['UID', 'DTSTART', 'DTEND', 'SEQUENCE', 'STATUS', 'ORGANIZER', 'SUMMARY'])
    once(event, name);
  if (!/^\d{8}T\d{6}Z$/.test(once(event, 'DTSTAMP'))) throw new Error(`DTSTAMP is not in UTC`);
  const zones = calendar.components
    .filter(({ name }) => name === 'VTIMEZONE')
    .map((zone) => once(zone, 'TZID'));
  for (const { name, parameters } of event.lines) {
    if (parameters.TZID && !zones.includes(parameters.TZID)) {
      throw new Error(`${name} uses ${parameters.TZID}, the file knows ${zones}`);
    }
  }
}
