import type { DigestFinding } from '../digest/digest';

/** `at 0:07`, `from 0:02 to 0:05`, or nothing where a finding has no place. */
export function placeOf({ start_sec: start, end_sec: end }: Pick<DigestFinding, 'start_sec' | 'end_sec'>): string {
  if (start === null) return '';
  return end === null || end === start ? ` at ${clock(start)}` : ` from ${clock(start)} to ${clock(end)}`;
}

/** Hours only where there are some; hundredths only where they are not zero. */
export function clock(seconds: number): string {
  const rounded = Math.round(seconds * 100) / 100;
  const whole = Math.floor(rounded);
  const rest = Math.round((rounded - whole) * 100);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const fraction = rest === 0 ? '' : `.${two(rest)}`;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}${fraction}`;
}
