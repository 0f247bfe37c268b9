/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What HTML does not allow, escaped or not. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;

/** Builds markup from a template. What is put in is escaped unless it is markup itself; lists are joined. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const texts = strings.flatMap((text, index) => (index === 0 ? [text] : [toText(parts[index - 1]), text]));
  return new Markup(texts.join(''));
}

function toText(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(toText).join('');
  return String(part)
    .replace(CONTROL, '\uFFFD')
    .replace(/[&<>"']/g, (found) => ESCAPES[found] ?? '');
}

/** A message as it is written for people: what stands between backticks is code. */
export function toProse(message: string): Markup {
  const parts = message
    .split('`')
    .map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`));
  return markup`${parts}`;
}
