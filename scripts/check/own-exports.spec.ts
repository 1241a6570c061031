import * as part from './written-part';

it('gives a spec modules whose exports are of its own world, where a look at what was imported is compiled', () => {
  expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
});
