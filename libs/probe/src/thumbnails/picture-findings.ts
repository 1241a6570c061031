import { Ffmpeg, type MediaInput, type MediaTools, type RunOptions } from '@app/ffmpeg';
import { Injectable } from '@nestjs/common';
import type { Finding } from '../analysis-documents';
import type { Stills } from '../content/reading/stills';
import { chooseMoments } from './choose-moments';
import { encodePng } from './encode-png';
import { takePicture } from './take-picture';
import { ThumbnailRepository } from './thumbnail.repository';

/** Gives findings about the picture a picture. */
@Injectable()
export class PictureFindings {
  constructor(private readonly thumbnails: ThumbnailRepository) {}

  /**
   * Takes and keeps the pictures: frames that were kept of the decode where there are any of that time, or a run of the tool.
   * @param streamIndex of the video the findings are about; @param stills kept of it
   * @returns the findings, those with a picture naming its address
   */
  async of(
    analysisId: string,
    findings: readonly Finding[],
    {
      tools,
      input,
      streamIndex,
      stills,
      run,
    }: { tools: MediaTools; input: MediaInput; streamIndex: number; stills: Stills | null; run: RunOptions },
  ): Promise<Finding[]> {
    if (tools.ffmpeg === null) return [...findings];
    const ffmpeg = new Ffmpeg(tools.runner, tools.ffmpeg);
    const numbers = new Map<string, number>();
    for (const { timeSec, startSec, endSec, findingIds } of chooseMoments(findings)) {
      const still = stills?.within(startSec, endSec) ?? null;
      const png = still === null ? await takePicture(ffmpeg, input, streamIndex, timeSec, run) : await encodePng(still);
      if (png === null) continue;
      const number = new Set(numbers.values()).size + 1;
      await this.thumbnails.keep(analysisId, number, png);
      for (const id of findingIds) numbers.set(id, number);
    }
    return findings.map((finding) => {
      const number = numbers.get(finding.id);
      return number === undefined ? finding : { ...finding, thumbnail: addressOf(analysisId, number) };
    });
  }

  /** A result that is used again: its pictures become those of the new analysis. */
  async again(from: string, to: string, findings: readonly Finding[]): Promise<Finding[]> {
    if (findings.every(({ thumbnail }) => thumbnail === undefined)) return [...findings];
    await this.thumbnails.copy(from, to);
    return findings.map((finding) =>
      finding.thumbnail === undefined ? finding : { ...finding, thumbnail: finding.thumbnail.replace(from, to) },
    );
  }
}

function addressOf(analysisId: string, number: number): string {
  return `/api/v1/probe/analyses/${analysisId}/thumbnails/${number}`;
}
