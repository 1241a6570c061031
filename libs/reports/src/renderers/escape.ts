/* Names, tags and messages come from media and from strangers: in every format they are text and nothing else. */

const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Text without what can't be seen but acts: control characters, which XML 1.0 forbids and terminals obey, and the marks that turn the
 * direction of writing, by which `gpj.exe` looks like `exe.jpg`. They are shown as their code point.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Text for HTML, SVG and XML, in content and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return visibleText(text).replace(/[&<>"'`]/g, (mark) => marks[mark] ?? mark);
}

/** JSON that stands in a `<script type="application/json">`: nothing in it can end the element. */
export function jsonForPage(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Text on one line of Markdown, cells of tables included: no mark-up, link, mention, formula, picture or HTML comes of it. What means
 * nothing where it stands (an underscore within a word, the colon of a time) stays as it is, since people read these reports as text, too.
 */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/\s+/g, ' ')
      .replace(/[\\`*[\]()|<>~&@#$]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // of an address, or of an emoji's name
      .replace(/(?<=\p{L}):(?=\S)|:(?=[\w+-]*[a-z+-][\w+-]*:)/giu, '\\:')
      .replace(/www\./gi, (word) => word.replace('.', '\\.'))
      // what begins a list
      .replace(/^(?=[+-])/, '\\')
      .replace(/^(\d+)(?=[.)])/, '$1\\')
  );
}
