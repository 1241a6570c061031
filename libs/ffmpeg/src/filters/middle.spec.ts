import { middle } from './middle';

describe('middle', () => {
  it('cuts a large picture on the grid, and leaves a small one whole', () => {
    expect(middle.ask(1920, 1080)).toEqual(['crop=960:544:480:256']);
    expect(middle.ask(1080, 1920)).toEqual(['crop=960:544:48:688']);
    expect(middle.ask(640, 360)).toEqual([]);
  });
});
