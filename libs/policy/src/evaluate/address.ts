import { unitOfNames, type Unit } from '../units/unit';

/** Where absolute addresses begin. */
const roots = ['media', 'enhanced_analysis', 'quality_metrics', 'source', 'labels'] as const;

export type Step = string | number;

export interface Address {
  /** True when it starts at the item of the enclosing list. */
  relative: boolean;
  steps: readonly Step[];
}

type AddressReading = { ok: true; address: Address } | { ok: false; reason: string };

const step = /^(?:\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,5})\]|\["([^"\\]{1,100})"\])/;

/**
 * Reads `media.video[0].color.primaries` or `media.container.tags["com.apple.quicktime.make"]`. Inside a list an address
 * that begins with none of the roots, or with a dot, is relative to the item.
 */
export function readAddress(text: string, insideList: boolean): AddressReading {
  const steps: Step[] = [];
  let rest = text;
  while (rest !== '') {
    if (rest.startsWith('[]')) {
      return {
        ok: false,
        reason: `"[]" names no stream: write an index, or {of: "${text.slice(0, text.indexOf('[]'))}", …}`,
      };
    }
    const match = step.exec(rest);
    if (!match) return { ok: false, reason: `cannot read the address at "${rest.slice(0, 20)}"` };
    const [whole, name, index, quoted] = match;
    if (steps.length > 0 && name !== undefined && !whole.startsWith('.')) {
      return { ok: false, reason: `cannot read the address at "${rest.slice(0, 20)}"` };
    }
    steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  const first = steps[0];
  const absolute = !text.startsWith('.') && roots.some((root) => root === first);
  if (absolute) return { ok: true, address: { relative: false, steps } };
  if (!insideList) return { ok: false, reason: `an address begins with one of ${roots.join(', ')}` };
  return { ok: true, address: { relative: true, steps } };
}

/** The unit of the fact at this address, from its name. */
export function unitOf(address: Address): Unit | null {
  return unitOfNames(address.steps.filter((name) => typeof name === 'string'));
}

/** The value there, or undefined. An interval's `duration_sec` is its end less its start when it carries none. */
export function valueAt(start: unknown, steps: readonly Step[]): unknown {
  let value = start;
  for (const name of steps) {
    if (value === null || typeof value !== 'object') return undefined;
    const parent: object = value;
    // Own properties only: a tag may be called "constructor".
    value = Object.hasOwn(parent, name) ? (parent as Record<Step, unknown>)[name] : intervalLength(parent, name);
  }
  return value;
}

function intervalLength(interval: object, name: Step): unknown {
  if (name !== 'duration_sec') return undefined;
  const { start_sec: start, end_sec: end } = interval as Record<string, unknown>;
  return typeof start === 'number' && typeof end === 'number' ? Number((end - start).toFixed(9)) : undefined;
}

export function writeAddress(steps: readonly Step[]): string {
  return steps.reduce<string>((text, name) => {
    if (typeof name === 'number') return `${text}[${name}]`;
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return `${text}["${name}"]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
