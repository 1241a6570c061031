import { urlOf } from './url-of';

describe('urlOf', () => {
  it('reads letters beyond ASCII however often it is asked', () => {
    let denied = 0;
    for (let asked = 0; asked < 20_000; asked += 1) if (urlOf('http://b\u00fccher.example/') === null) denied += 1;
    expect(denied).toBe(0);
  });

  it.each(['', 'no url', 'http://'])('is null for "%s"', (text) => {
    expect(urlOf(text)).toBeNull();
  });

  it('resolves against a base', () => {
    expect(urlOf('../a', 'http://x.example/b/c')?.href).toBe('http://x.example/a');
  });
});
