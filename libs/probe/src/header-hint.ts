import { CONFIG, type Config } from '@app/config';
import type { FfprobeOptions } from '@app/ffmpeg';
import type { LocalFileInput, UploadInput } from '@app/media';
import { SecretBox } from '@app/secrets';
import { Inject, Injectable } from '@nestjs/common';
import type { NewAnalysis } from './analysis.repository';

/** What a caller who waits knocks with: a file at hand, and what ffprobe is asked of it. */
export interface HeaderHint {
  input: LocalFileInput | UploadInput;
  /** of the source, as the tool's words shall call it */
  name: string;
  ffprobe: FfprobeOptions;
}

/** Hints on their way through Redis: sealed, so that whoever can write there can't have a file read, nor learn where it lies. */
@Injectable()
export class HeaderHints {
  private readonly box: SecretBox;

  constructor(@Inject(CONFIG) config: Config) {
    this.box = new SecretBox(config.ENCRYPTION_KEY, 'header-hints');
  }

  /** Null where reading makes requests: those are made for rows alone. */
  seal({ id, input, source, options }: Pick<NewAnalysis, 'id' | 'input' | 'source' | 'options'>): string | null {
    if (input.kind !== 'file_path' && input.kind !== 'upload') return null;
    if (input.kind === 'file_path' && input.isManifest) return null;
    const hint: HeaderHint = { input, name: source.name, ffprobe: options.ffprobe };
    return this.box.seal(JSON.stringify(hint), id);
  }

  /** @param id of the row that is knocked for. @throws AppError SECRET_UNREADABLE unless it was sealed for that */
  open(id: string, sealed: string): HeaderHint {
    return JSON.parse(this.box.open(sealed, id)) as HeaderHint;
  }
}
