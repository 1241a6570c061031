import { LineSplitter } from '@app/ffmpeg';
import { createReadStream } from 'node:fs';
import type { FrameTable } from '../metrics/frame-table';
import type { Metric } from '../metrics/metric';
import { figure, VmafLog } from './vmaf-log';

/** What is read of a run: figures of these metrics, of every n-th frame. */
export interface ReadFigures {
  metrics: readonly Metric[];
  everyNthFrame: number;
}

/** libvmaf's figures from the log it writes at its end. */
export async function readLog(path: string, { metrics, everyNthFrame }: ReadFigures, table: FrameTable): Promise<void> {
  const log = new VmafLog((frame, figures) => {
    if (frame % everyNthFrame === 0) note(metrics, table, frame, (key) => figures.get(key)?.toString());
  });
  const lines = new LineSplitter();
  for await (const chunk of createReadStream(path)) for (const line of lines.push(chunk as Buffer)) log.line(line);
  const rest = lines.end();
  if (rest !== null) log.line(rest);
}

/** Sets what the metrics have of a frame, by the tool's own keys. */
export function note(
  metrics: readonly Metric[],
  table: FrameTable,
  row: number,
  valueOf: (key: string) => string | undefined,
): void {
  for (const { columns, pooledFrom } of metrics) {
    for (const { name, key } of [...columns, ...Object.values(pooledFrom ?? {})]) {
      const text = valueOf(key);
      if (text !== undefined) table.set(row, name, figure(text));
    }
  }
}
