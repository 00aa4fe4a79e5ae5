/** Reads back what our PDF and DOCX files say, with nothing but what Node has. */
import { inflateRawSync, inflateSync } from 'node:zlib';

/** @returns the files of a zip by name, as text */
export function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const head = zip.readUInt32LE(at + 42);
    const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const data = zip.subarray(start, start + size);
    const content = method === 0 ? data : inflateRawSync(data);
    files.set(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)), content.toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** @returns the words of a DOCX file, a line for each paragraph */
export function docxText(file: Buffer): string {
  const xml = unzip(file).get('word/document.xml') ?? '';
  const text = xml
    .replace(/<w:br\/>/g, ' ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
  return unescaped(text);
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
function unescaped(xml: string): string {
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}

/**
 * @returns the words of a PDF file of ours, page after page; each piece of text is followed by nothing, so lines and cells run
 * into one another
 */
export function pdfWords(file: Buffer): string {
  const objects = new Map<string, { head: string; stream: string }>();
  const source = file.toString('latin1');
  for (const [, id, body] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = (body as string).split(/\nstream\n/);
    objects.set(id as string, { head, stream: stream ? inflated(head, stream) : '' });
  }
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id as string)?.head ?? '')?.[1];
      if (unicode) fonts.set(name as string, glyphsOf(objects.get(unicode)?.stream ?? ''));
    }
  const pages = [...objects.values()].filter(({ stream }) => /\bTJ\b/.test(stream));
  return pages.map(({ stream }) => textOf(stream, fonts)).join('\n');
}

function inflated(head: string, stream: string): string {
  const bytes = Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
  return (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

function glyphsOf(map: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from, list] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    const values = [...(list as string).matchAll(/<([0-9a-f ]+)>/g)].map(([, code]) => code as string);
    values.forEach((code, index) => {
      const glyph = (Number.parseInt(from as string, 16) + index).toString(16).padStart(4, '0');
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return glyphs;
}

function textOf(stream: string, fonts: Map<string, Map<string, string>>): string {
  let glyphs = new Map<string, string>();
  let text = '';
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) glyphs = fonts.get(font) ?? new Map();
    else
      for (const [, hex] of (shown as string).matchAll(/<([0-9a-f]+)>/g))
        text += ((hex as string).match(/.{4}/g) ?? []).map((glyph) => glyphs.get(glyph) ?? '').join('');
  }
  return text;
}
