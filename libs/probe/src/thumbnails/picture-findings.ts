import { Ffmpeg, type MediaInput, type MediaTools, type RunOptions } from '@app/ffmpeg';
import { Injectable } from '@nestjs/common';
import type { Finding } from '../analysis-documents';
import { chooseMoments } from './choose-moments';
import { takePicture } from './take-picture';
import { ThumbnailRepository } from './thumbnail.repository';

/** Gives findings about the picture a picture. */
@Injectable()
export class PictureFindings {
  constructor(private readonly thumbnails: ThumbnailRepository) {}

  /**
   * Takes and keeps the pictures.
   * @param streamIndex of the video the findings are about
   * @returns the findings, those with a picture naming its address
   */
  async of(
    analysisId: string,
    findings: readonly Finding[],
    { tools, input, streamIndex, run }: { tools: MediaTools; input: MediaInput; streamIndex: number; run: RunOptions },
  ): Promise<Finding[]> {
    if (tools.ffmpeg === null) return [...findings];
    const ffmpeg = new Ffmpeg(tools.runner, tools.ffmpeg);
    const numbers = new Map<string, number>();
    for (const { timeSec, findingIds } of chooseMoments(findings)) {
      const png = await takePicture(ffmpeg, input, streamIndex, timeSec, run);
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
