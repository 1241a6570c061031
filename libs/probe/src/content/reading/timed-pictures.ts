import { pictureMemory } from '@app/ffmpeg';

/** Brings raw pictures and the times noted of them together: they come through two pipes, in the same order. */
export class TimedPictures {
  private readonly pictures: Buffer[] = [];
  private readonly times: number[] = [];

  constructor(private readonly take: (picture: Buffer, timeSec: number) => void) {}

  readonly picture = (picture: Buffer): void => {
    const time = this.times.shift();
    if (time !== undefined) return this.take(picture, time);
    // the picture given is used again for the next one
    const copy = pictureMemory.take(picture.length);
    picture.copy(copy);
    this.pictures.push(copy);
  };

  time(timeSec: number): void {
    const picture = this.pictures.shift();
    if (picture === undefined) {
      this.times.push(timeSec);
      return;
    }
    this.take(picture, timeSec);
    pictureMemory.give(picture);
  }

  /** No more will come: pictures without a time are dropped. */
  close(): void {
    for (const picture of this.pictures.splice(0)) pictureMemory.give(picture);
  }
}
