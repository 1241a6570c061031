import { AppError } from '@app/errors';
import { ProbeFileDto, ProbeUrlDto } from '../probe/probe-file.dto';
import { CreateApiKeyDto } from '../auth/api-keys.dto';
import { BatchItemDto } from '../batch/batch-item.dto';
import { validated } from './validate';

const file = { file_path: 'media/film.mp4' };

it.each(['file_path', 'labels', 'priority', 'depth', 'checks', 'policy', 'async', 'webhook_url', 'ffprobe'])(
  'a probe’s %s is left out or right, never null',
  (field) => {
    expect(() => validated(ProbeFileDto, { ...file, [field]: null })).toThrow(
      expect.objectContaining({
        code: 'VALIDATION_FAILED',
        errors: expect.arrayContaining([expect.objectContaining({ path: field })]) as AppError['errors'],
      }) as Error,
    );
  },
);

it('a field may be left out', () => {
  expect(validated(ProbeFileDto, file)).toMatchObject(file);
});

it('null is refused where fields are taken over from other bodies, too', () => {
  expect(() => validated(BatchItemDto, { ...file, policy: null })).toThrow(AppError);
  expect(() => validated(ProbeUrlDto, { url: null })).toThrow(AppError);
});

it('null stays where it means something', () => {
  expect(validated(CreateApiKeyDto, { name: 'ingest', scopes: ['probe:read'], expires_at: null })).toMatchObject({
    expires_at: null,
  });
});
