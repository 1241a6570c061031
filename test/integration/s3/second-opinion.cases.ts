import { PutObjectCommand } from '@aws-sdk/client-s3';
import { readFileSync } from 'node:fs';
import { makeClip } from '../../support/media';
import type { Service } from '../../support/service';
import { largeBytes, signed } from './films';
import type { ObjectServer } from './object-server';

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

/** By a service that reads the bucket `films`, of which `large.mp4` is there. */
export function secondOpinionCases(given: () => { server: ObjectServer; service: Service }): void {
  beforeAll(async () => {
    const { server, service } = given();
    const Body = readFileSync(makeClip(service.mediaRoot, 'plain.mp4'));
    await server.access.client.send(new PutObjectCommand({ Bucket: 'films', Key: 'a film.mp4', Body }));
  });

  it.each(['a film.mp4', 'large.mp4'])(
    'MediaInfo is heard of s3://films/%s, by the ranges that it asks for',
    async (key) => {
      const { server, service } = given();
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
}
