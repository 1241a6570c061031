/**
 * The URL a text means, or null when it means none. `URL.canParse` is not asked: on Node 20, once compiled, it denies texts with Latin-1 letters
 * such as `http://bücher.example/`.
 */
export function urlOf(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
