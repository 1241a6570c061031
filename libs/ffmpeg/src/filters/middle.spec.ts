import { middle } from './middle';

describe('middle', () => {
  it('cuts a large picture on the grid, and leaves a small one whole', () => {
    expect(middle.ask(1920, 1080)).toEqual(['crop=640:368:640:352']);
    expect(middle.ask(1080, 1920)).toEqual(['crop=640:640:208:640']);
    expect(middle.ask(3840, 2160)).toEqual(['crop=1280:720:1280:720']);
    expect(middle.ask(640, 360)).toEqual([]);
  });

  it('keeps every line where fields are looked at', () => {
    expect(middle.askLines(1920)).toEqual(['crop=640:ih:640:0']);
    expect(middle.askLines(720)).toEqual(['crop=320:ih:192:0']);
    expect(middle.askLines(320)).toEqual([]);
  });
});
