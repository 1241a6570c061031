import { PutObjectCommand } from '@aws-sdk/client-s3';
import { readFileSync } from 'node:fs';
import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { largeBytes, largeMovie, signed } from './films';
import { ObjectServer } from './object-server';

interface Analysis {
  status: string;
  enhanced_analysis: {
    second_opinion: {
      reasons: string[];
      opinion: { format: string; video: { format: string; width: number; frame_count: number }[] } | null;
      not_evaluated: string | null;
      disagreements: unknown[];
    } | null;
  };
}

let server: ObjectServer;
let service: Service;
beforeAll(async () => {
  server = await ObjectServer.start(['films']);
  service = await Service.start('s3-opinion', { environment: { ...server.settings, S3_SOURCE_BUCKETS: 'films' } });
  const clip = readFileSync(makeClip(service.mediaRoot, 'plain.mp4'));
  const film = (Key: string, Body: Buffer) =>
    server.access.client.send(new PutObjectCommand({ Bucket: 'films', Key, Body }));
  await film('a film.mp4', clip);
  await film('large.mp4', largeMovie(clip));
});
afterAll(async () => {
  await service.stop();
  await server.stop();
});

it.each(['a film.mp4', 'large.mp4'])(
  'MediaInfo is heard of s3://films/%s, by the ranges that it asks for',
  async (key) => {
    server.requests.length = 0;
    const { body } = await service.post<Analysis>('/api/v1/probe/url', {
      s3: `s3://films/${key}`,
      depth: 'quick',
      second_opinion: true,
    });
    expect(body.status).toBe('completed');
    expect(body.enhanced_analysis.second_opinion).toMatchObject({
      reasons: ['request'],
      opinion: { format: 'MPEG-4', video: [{ format: 'AVC', width: 320, frame_count: 50 }] },
      not_evaluated: null,
      disagreements: [],
    });
    expect(JSON.stringify(body)).not.toMatch(signed);
    // ffprobe reads behind the film's data, and MediaInfo does once more
    const behind = server
      .asked('GET', key.slice(-9))
      .filter(({ range }) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1]) > largeBytes);
    expect(behind.length >= 2).toBe(key === 'large.mp4');
  },
);
