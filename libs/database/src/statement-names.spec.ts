import { StatementNames } from './statement-names';

describe('names of prepared statements', () => {
  const named = (names: StatementNames, text: string) => {
    names.of(text);
    names.of(text);
    return names.of(text);
  };

  it('names what comes again and again, always the same', () => {
    const names = new StatementNames();
    expect([names.of('SELECT $1'), names.of('SELECT $1')]).toEqual([undefined, undefined]);
    const name = names.of('SELECT $1');
    expect(name).toBeDefined();
    expect(names.of('SELECT $1')).toBe(name);
  });

  it('gives other statements other names', () => {
    const names = new StatementNames();
    expect(named(names, 'SELECT $1')).not.toBe(named(names, 'SELECT $1, $2'));
  });

  it('gives every statement another name after a renewal', () => {
    const names = new StatementNames();
    const before = named(names, 'SELECT $1');
    names.renew();
    expect(names.of('SELECT $1')).not.toBe(before);
  });

  it('stops at two hundred names: each costs memory in each connection', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 300 }, (_, index) => named(names, `SELECT $1 + ${index}`));
    expect(given.filter((name) => name !== undefined)).toHaveLength(200);
  });
});
