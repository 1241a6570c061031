/** Four times the rate the signals are taken at. */
const oversampling = 4;
const halfTaps = 256;

/** A windowed sinc that passes what the lower rate can hold, up to 0.9 of its half. */
const lowPass = Array.from({ length: 2 * halfTaps + 1 }, (_, tap) => {
  const at = tap - halfTaps;
  const edge = 0.9 / oversampling;
  const sinc = at === 0 ? edge : Math.sin(Math.PI * edge * at) / (Math.PI * at);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * at) / (halfTaps + 1)));
});

/**
 * The signals of EBU Tech 3341, cases 20 to 23, as they are described there: a sine of a sixth of the rate at half of full scale, in it
 * one cycle of a quarter of the rate at full scale, made at four times the rate and taken at each of the four places of a sample.
 * @returns the samples of each place, and the highest value of the wave they were taken of
 */
export function interSampleBursts(samples: number): { places: Float64Array[]; peak: number } {
  const length = samples * oversampling;
  const wave = new Float64Array(length);
  const [tone, burst] = [6 * oversampling, 4 * oversampling];
  const begins = Math.floor(length / 2 / tone) * tone;
  for (let at = 0; at < length; at++) {
    const since = at - begins;
    const inBurst = since >= 0 && since < burst;
    wave[at] = inBurst
      ? Math.sin((2 * Math.PI * since) / burst)
      : 0.5 * Math.sin((2 * Math.PI * (since < 0 ? at : since - burst)) / tone);
  }
  const filtered = wave.map((_, at) =>
    lowPass.reduce((sum, weight, tap) => sum + weight * (wave[at + tap - halfTaps] ?? 0), 0),
  );
  // the ends ring, and are faded as those of the other cases are
  const fade = oversampling * 960;
  const faded = filtered.map((value, at) => value * Math.min(1, at / fade, (length - at) / fade));
  const places = Array.from({ length: oversampling }, (_, place) =>
    Float64Array.from({ length: samples }, (__, at) => faded[at * oversampling + place] ?? 0),
  );
  return { places, peak: faded.reduce((most, value) => Math.max(most, Math.abs(value)), 0) };
}
