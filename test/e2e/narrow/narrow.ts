import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { giveBack, smallDisk } from './small-disk';

export const token = 'a-token-for-prometheus-of-48-characters-or-more-';
export const mostUploadBytes = 20 * 1024 * 1024;
/** What the storage of the service lies on; null where this machine makes none. */
export const disk = smallDisk();
export const logs: Record<string, unknown>[] = [];

/** An API whose every limit is soon reached, without a worker; that of narrow.spec.ts, for its cases. */
export let service: Service;

export async function openNarrow(): Promise<void> {
  if (disk !== null) mkdirSync(join(disk, 'storage'));
  service = await Service.start('narrow', {
    workers: 0,
    onLog: (line) => logs.push(line),
    environment: {
      QUEUE_MAX_WAITING: '5',
      MAX_REQUESTS_IN_FLIGHT: '3',
      METRICS_TOKEN: token,
      MAX_UPLOAD_BYTES: String(mostUploadBytes),
      WEBHOOK_TIMEOUT_MS: '100',
      ...(disk !== null && { STORAGE_DIR: join(disk, 'storage') }),
    },
  });
  makeClip(service.mediaRoot, 'plain.mp4');
}

export async function closeNarrow(): Promise<void> {
  await (service as Service | undefined)?.stop();
  if (disk !== null) giveBack(disk);
}
