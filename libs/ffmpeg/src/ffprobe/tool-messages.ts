import { cleanText } from './safe-json';

export type MessageLevel = 'panic' | 'fatal' | 'error' | 'warning';

/** One thing a tool said on stderr. */
export interface ToolMessage {
  level: MessageLevel;
  /** Who in the tool said it: `mov,mp4,m4a,3gp,3g2,mj2`, `h264`; null for the tool itself. */
  component: string | null;
  text: string;
  /** How often in a row it was said. */
  count: number;
}

const line = /^(?:\[(.+?) @ 0x[0-9a-f]+\] )*\[(panic|fatal|error|warning)\] (.*)$/;
const repeated = /^\s*(?:\[\w+\] )?Last message repeated (\d+) times/;

/** Reads stderr asked for with `-v level+warning`; a line without a level belongs to the message before it. */
export function readToolMessages(stderr: string): ToolMessage[] {
  const messages: ToolMessage[] = [];
  for (const raw of stderr.split(/[\r\n]+/)) {
    const text = cleanText(raw.trimEnd());
    const last = messages.at(-1);
    const again = repeated.exec(text);
    const match = line.exec(text);
    if (text === '') continue;
    if (again && last) last.count += Number(again[1]);
    else if (match) {
      messages.push({ level: match[2] as MessageLevel, component: match[1] ?? null, text: match[3] ?? '', count: 1 });
    } else if (last) last.text += `\n${text}`;
    else messages.push({ level: 'error', component: null, text, count: 1 });
  }
  return messages;
}

/** The last few errors as one line, for a failure's message. */
export function lastWords(messages: readonly ToolMessage[], maxLength = 400): string {
  const errors = messages.filter((message) => message.level !== 'warning').slice(-3);
  const words = errors
    .map(({ component, text }) => (component === null ? text : `[${component}] ${text}`))
    .join('; ')
    // The whitelist itself tells nobody anything.
    .replace(/(not on whitelist) '[^']*'/g, '$1');
  return words.length > maxLength ? `${words.slice(0, maxLength)}…` : words;
}
