import type { MediaInfo } from '@app/ffmpeg';
import type { ContentResults, FlashKind, Interval } from '../../content/content-results';
import type { Measurements } from '../analyzer';
import { runChecks } from '../run-checks';
import { contentAnalyzers, contentNeeds } from './index';
import { calm, check, clean, measured, media, quiet, span } from './testing/sample-content';

describe('checks over decoded content', () => {
  it('find nothing in a clean file, and all of them looked', () => {
    const outcome = runChecks(contentAnalyzers, null, measured());
    expect(outcome.findings).toEqual([]);
    // no picture in PQ, no dialogue gate, no channel of low effects
    const blind = ['video.content_light', 'audio.dialogue_loudness', 'audio.swapped_channels'];
    expect(outcome.notEvaluated.map(({ check: id }) => id)).toEqual(blind);
    expect(outcome.evaluated).toHaveLength(contentAnalyzers.length - blind.length);
  });

  it('judge what was stored before it was told what could not be decoded', () => {
    const coverage = Object.fromEntries(Object.entries(clean.coverage).filter(([name]) => name !== 'not_decoded'));
    const old = measured({ coverage } as unknown as Partial<ContentResults>);
    expect(runChecks(contentAnalyzers, null, old).evaluated).toEqual(
      runChecks(contentAnalyzers, null, measured()).evaluated,
    );
  });

  it('have stable ids, a source and a need each', () => {
    const ids = contentAnalyzers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      contentAnalyzers.every(
        ({ id, source, needs, depth }) =>
          /^(video|audio)\./.test(id) && source !== '' && needs.length > 0 && depth === 'full',
      ),
    ).toBe(true);
  });

  it('need nothing more than what was asked for', () => {
    expect(contentNeeds(['audio.loudness', 'audio.true_peak'])).toEqual(['loudness']);
    expect(contentNeeds(['integrity.messages'])).toEqual([]);
    expect(contentNeeds(null)).toContain('picture_level');
  });

  it('are not evaluated without a decode, without the stream, or where the measurement could not be made', () => {
    const without = { ...measured(), content: null } as unknown as Measurements;
    expect(check('video.black', without).notEvaluated).toEqual([
      { check: 'video.black', reason: 'the content was not decoded' },
    ]);
    const silent = { ...media, audio: [] };
    expect(check('audio.silence', measured({}, silent)).notEvaluated[0]?.reason).toBe('there is no audio');
    expect(check('video.levels', measured({ levels: null })).notEvaluated).toHaveLength(1);
    const { content, ...rest } = measured({ noise_level: null });
    const impossible = { ...rest, content: { ...content, impossible: new Map([['noise', 'of a palette']]) } };
    expect(check('video.noise', impossible as unknown as Measurements).notEvaluated[0]?.reason).toBe('of a palette');
  });

  it('give no clean bill for what was not seen to its end, but keep what was found', () => {
    const coverage = {
      ...clean.coverage,
      complete: false,
      ended_by: 'PROBE_TIMEOUT',
      decoded_video_end_sec: 4,
      decoded_audio_end_sec: 4,
    };
    expect(check('video.black', measured({ coverage })).notEvaluated[0]?.reason).toMatch(/first 4\.0 s.*PROBE_TIMEOUT/);
    const found = check('video.black', measured({ coverage, black: [span(0, 3)] })).findings;
    expect(found).toMatchObject([{ severity: 'warning', evidence: { coverage: 'sampled' } }]);
    expect(check('audio.loudness', measured({ coverage, loudness: [] })).notEvaluated).toHaveLength(1);
  });

  it('weigh black by its length', () => {
    const severities = (black: Interval[]) =>
      check('video.black', measured({ black })).findings.map(({ severity }) => severity);
    expect(severities([span(0, 1)])).toEqual(['info']);
    expect(severities([span(2, 5), span(7, 8)])).toEqual(['warning', 'info']);
    expect(severities([span(0, 10)])).toEqual(['error']);
  });

  it('tell the evidence of a finding', () => {
    expect(check('video.black', measured({ black: [span(2, 5)] })).findings[0]).toMatchObject({
      id: 'video.black-1',
      check_version: 1,
      stream_index: 0,
      start_sec: 2,
      end_sec: 5,
      measured: 3,
      threshold: 2,
      unit: 's',
      evidence: { tool: 'ffmpeg', tool_version: '5.1.9', filter: 'blackdetect', coverage: 'full' },
    });
  });

  it('join what is adjacent, and count what is too much to list', () => {
    expect(check('video.black', measured({ black: [span(1, 2), span(2.04, 3)] })).findings).toMatchObject([
      { start_sec: 1, end_sec: 3 },
    ]);
    const many = Array.from({ length: 1_000 }, (_, at) => span(at, at + 0.2));
    const { findings } = check(
      'video.black',
      measured({ black: many, totals: { black: { count: 4_000, seconds: 800 } } }),
    );
    expect(findings).toHaveLength(21);
    expect(findings[20]).toMatchObject({ measured: 4_000, message: expect.stringContaining('3980 more') as string });
  });

  it('warn of flashes that pass with a warning and fail those that do not', () => {
    const kind: FlashKind = {
      ...quiet,
      result: 'warning',
      max_changes_per_sec: 5,
      max_area: 1,
      first_warning_frame: 10,
      intervals: [{ ...span(1, 4), kind: 'warning' }],
    };
    const flash = { result: 'warning', luminance: kind, red: quiet } as const;
    expect(check('video.flash', measured({ flash })).findings).toMatchObject([
      { severity: 'warning', frame: 10, measured: 5, start_sec: 1 },
    ]);
    const failing: FlashKind = {
      ...kind,
      result: 'fail',
      first_failure_frame: 20,
      intervals: [{ ...span(1, 4), kind: 'fail' }],
    };
    expect(
      check('video.flash', measured({ flash: { ...flash, red: failing } })).findings.map(({ severity }) => severity),
    ).toEqual(['warning', 'error']);
    const around: FlashKind = {
      ...failing,
      intervals: [
        { ...span(0.5, 1.5), kind: 'warning' },
        { ...span(1, 4), kind: 'fail' },
        { ...span(8, 9), kind: 'warning' },
      ],
    };
    // what leads up to a failure is told with it
    expect(
      check('video.flash', measured({ flash: { ...flash, luminance: around } })).findings.map(
        ({ severity, start_sec: start }) => [severity, start],
      ),
    ).toEqual([
      ['error', 1],
      ['warning', 8],
    ]);
  });

  it('tell silence of a whole track from that of one channel', () => {
    const silence = [span(2, 5, 0), span(2, 9, 1)];
    expect(check('audio.silence', measured({ silence })).findings).toMatchObject([
      { severity: 'warning', start_sec: 2, end_sec: 5, stream_index: 1 },
      { severity: 'info', start_sec: 2, end_sec: 9, stream_index: 1 },
    ]);
  });

  it('do not mind a silent channel of low effects', () => {
    const surround = { ...media, audio: [{ ...media.audio[0], channels: 6, channel_layout: '5.1' }] } as MediaInfo;
    const peaks = [-3, -3, -3, null, -3, -90].map((value, channel) => ({ stream_index: 1, channel, value }));
    expect(
      check('audio.dead_channel', measured({ channel_peak_dbfs: peaks }, surround)).findings.map(
        ({ severity }) => severity,
      ),
    ).toEqual(['info', 'warning']);
  });

  it('say once that a track is silent throughout, and nothing of what is too short to tell', () => {
    const peaks = [null, -80].map((value, channel) => ({ stream_index: 1, channel, value }));
    expect(check('audio.dead_channel', measured({ channel_peak_dbfs: peaks })).findings).toMatchObject([
      { severity: 'warning', measured: -80 },
    ]);
    const coverage = { ...clean.coverage, decoded_audio_end_sec: 0.1 };
    expect(check('audio.dead_channel', measured({ channel_peak_dbfs: peaks, coverage })).notEvaluated).toHaveLength(1);
  });

  it('judge peaks above full scale, and tell those above −1', () => {
    const track = (peak: number) => ({
      name: 'stream 1',
      streams: [1],
      channel_map: null,
      loudness: {
        integrated_lufs: -16,
        range_lu: 3,
        max_momentary_lufs: -9,
        max_short_term_lufs: -11,
        true_peak_dbtp: peak,
      },
    });
    const severities = [-1.2, -0.5, 0.4].map(
      (peak) => check('audio.true_peak', measured({ audio_groups: [track(peak)] })).findings[0]?.severity,
    );
    expect(severities).toEqual([undefined, 'info', 'warning']);
    expect(check('audio.loudness', measured({ audio_groups: [track(-2)] })).findings).toMatchObject([
      { severity: 'info', measured: -16, unit: 'LUFS' },
    ]);
  });

  it('name what the fields are when the flag says otherwise', () => {
    const entropy = { ...calm, mean: 0.5 };
    const seen = (content: 'tff' | 'progressive' | 'telecine' | 'unknown', agreement: 'combed' | 'psf' | 'unknown') =>
      check('video.interlace', measured({ interlace: { ...clean.interlace!, content, agreement } }));
    expect(seen('tff', 'combed').findings[0]?.severity).toBe('warning');
    expect(seen('progressive', 'psf').findings[0]?.severity).toBe('info');
    expect(seen('telecine', 'combed').findings[0]?.message).toMatch(/2:3 pulldown/);
    expect(seen('unknown', 'unknown').notEvaluated).toHaveLength(1);
    const drawn = { ...clean.interlace, content: 'tff', agreement: 'combed' } as ContentResults['interlace'];
    expect(check('video.interlace', measured({ interlace: drawn, entropy })).findings[0]?.severity).toBe('info');
  });

  it('leave drawn pictures out of what is said about blocks', () => {
    const block = { ...calm, mean: 20 };
    expect(check('video.blockiness', measured({ block, entropy: { ...calm, mean: 0.5 } })).notEvaluated).toHaveLength(
      1,
    );
    expect(check('video.blockiness', measured({ block, entropy: { ...calm, mean: 0.9 } })).findings[0]?.severity).toBe(
      'warning',
    );
  });
});
