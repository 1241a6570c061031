import type { Axis } from './chart';

/** A place on an axis: `1:02:03`, a frame's number or a value. */
export function tick(value: number, unit: Axis['unit']): string {
  if (unit === 'frames') return String(Math.round(value));
  if (unit === 'value') return String(Number(value.toPrecision(6)));
  const whole = Math.floor(value + 1e-9);
  const part = Math.round((value - whole) * 10);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(seconds).padStart(2, '0')}`;
  return `${hours > 0 ? `${hours}:` : ''}${tail}${part > 0 ? `.${part}` : ''}`;
}
