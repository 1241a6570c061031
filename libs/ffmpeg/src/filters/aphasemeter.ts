import { type NotedFrame, noted } from './metadata-reader';

/** Filter `aphasemeter` without its picture: −1 opposite, 0 unrelated, 1 alike (also for silence). Stereo alone. */
export const aphasemeter = {
  ask: (): string => 'aphasemeter=video=0',
  read: (frame: NotedFrame): number | null => noted(frame, 'lavfi.aphasemeter.phase'),
};
