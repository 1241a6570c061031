import { loadConfig } from '@app/config';
import type { S3Access } from '@app/storage';
import { parseS3Url, S3Sources } from './s3-sources';

const secret = 'x'.repeat(32);
const access = {} as S3Access;
const sources = (settings: Record<string, string>, given: S3Access | null = access) =>
  new S3Sources(
    loadConfig({
      DATABASE_URL: 'postgres://u@h/d',
      REDIS_URL: 'redis://h',
      JWT_SECRET: secret,
      ENCRYPTION_KEY: secret,
      S3_BUCKET: 'own',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
      ...settings,
    }),
    given,
  );
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('S3Sources', () => {
  it('are none without credentials, and from no bucket unless it is listed', () => {
    expect(() => sources({}, null).resolve('s3://films/a.mp4')).toThrow(refused('NOT_AVAILABLE'));
    expect(() => sources({}).resolve('s3://films/a.mp4')).toThrow(refused('S3_BUCKET_NOT_ALLOWED'));
    expect(() => sources({ S3_SOURCE_BUCKETS: 'film,films2' }).resolve('s3://films/a.mp4')).toThrow(
      refused('S3_BUCKET_NOT_ALLOWED'),
    );
    expect(sources({ S3_SOURCE_BUCKETS: '*' }).resolve('s3://films/x/a.mp4').view).toMatchObject({
      kind: 's3',
      name: 'a.mp4',
      url: 's3://films/x/a.mp4',
    });
  });

  it('never reach the uploads of others, whatever is listed', () => {
    const listed = { STORAGE_DRIVER: 's3', S3_SOURCE_BUCKETS: '*,own' };
    expect(() => sources(listed).resolve('s3://own/uploads/00/x')).toThrow(refused('S3_BUCKET_NOT_ALLOWED'));
    const below = { ...listed, S3_PREFIX: 'media' };
    expect(() => sources(below).resolve('s3://own/media/uploads/00/x')).toThrow(refused('S3_BUCKET_NOT_ALLOWED'));
    for (const key of ['/media/uploads/00/x', '//media//uploads/00/x', 'media//uploads/00/x'])
      expect(() => sources(below).resolve(`s3://own/${key}`)).toThrow(refused('S3_BUCKET_NOT_ALLOWED'));
    expect(sources(below).resolve('s3://own/films/a.mp4').input).toEqual({
      kind: 's3',
      bucket: 'own',
      key: 'films/a.mp4',
    });
  });
});

describe('parseS3Url', () => {
  it('takes the key literally', () => {
    expect(parseS3Url('S3://my.films/a%20b?c#d//e')).toEqual({ bucket: 'my.films', key: 'a%20b?c#d//e' });
  });

  it.each([
    'films/a.mp4',
    's3:films/a.mp4',
    's3://films',
    's3://Films/a',
    's3://fi..lms/a',
    's3://127.0.0.1:80/a',
    's3://films/a/',
    's3://films/a/../../b',
    's3://films/./a',
    's3://films/a\nb',
    's3://films/\ud800',
    `s3://films/${'ü'.repeat(513)}`,
  ])('refuses %j', (text) => {
    expect(() => parseS3Url(text)).toThrow(refused('S3_URL_MALFORMED'));
  });
});
