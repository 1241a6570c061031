import { AllowList } from './allow-list';
import { pinnedLookup, PinningResolver } from './pinning-resolver';
import { stubLookup } from './testing/stub-lookup';

const resolverOf = (answers: Record<string, string[][]>) => new PinningResolver(stubLookup(answers));

describe('PinningResolver', () => {
  it('gives all answers of a public name', async () => {
    const resolver = resolverOf({ 'a.test': [['8.8.8.8', '2606:4700::1111']] });
    await expect(resolver.resolve(new URL('http://a.test/'))).resolves.toEqual({
      host: 'a.test',
      addresses: [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1111', family: 6 },
      ],
    });
  });

  it.each([
    [['8.8.8.8', '127.0.0.1']],
    [['10.0.0.1', '8.8.8.8']],
    [['8.8.8.8', '::1']],
    [['::ffff:8.8.8.8']],
    [['nonsense']],
  ])('refuses a name when any answer is not public: %j', async (answers) => {
    await expect(resolverOf({ 'a.test': [answers] }).resolve(new URL('http://a.test/'))).rejects.toMatchObject({
      code: 'ADDRESS_NOT_PUBLIC',
      category: 'media',
    });
  });

  it('lets a private answer through only when it is listed, for all answers', async () => {
    const resolver = resolverOf({ 'a.test': [['10.0.0.1', '10.0.0.2']] });
    const at = (entries: string[]) => resolver.resolve(new URL('http://a.test:81/'), AllowList.parse(entries));
    await expect(at(['10.0.0.0/8:81'])).resolves.toMatchObject({ host: 'a.test' });
    await expect(at(['a.test'])).resolves.toMatchObject({ host: 'a.test' });
    await expect(at(['10.0.0.1'])).rejects.toMatchObject({ code: 'ADDRESS_NOT_PUBLIC' });
    await expect(at(['10.0.0.0/8:80'])).rejects.toMatchObject({ code: 'ADDRESS_NOT_PUBLIC' });
  });

  it('does not ask anybody about an address', async () => {
    const stub = stubLookup({});
    const resolver = new PinningResolver(stub);
    await expect(resolver.resolve(new URL('http://[2606:4700::1111]/'))).resolves.toEqual({
      host: '2606:4700::1111',
      addresses: [{ address: '2606:4700::1111', family: 6 }],
    });
    await expect(resolver.resolve(new URL('http://0x7f.1/'))).rejects.toMatchObject({ code: 'ADDRESS_NOT_PUBLIC' });
    expect(stub.asked).toEqual([]);
  });

  it('says DNS_FAILED for no such name, no address and no answer in time', async () => {
    const url = new URL('http://a.test/?token=x');
    const never = new PinningResolver({ lookupAll: () => new Promise(() => undefined), timeoutMs: 20 });
    const failed = { code: 'DNS_FAILED', category: 'media' };
    await expect(resolverOf({}).resolve(url)).rejects.toMatchObject({ ...failed, details: { reason: 'ENOTFOUND' } });
    await expect(resolverOf({ 'a.test': [[]] }).resolve(url)).rejects.toMatchObject(failed);
    await expect(never.resolve(url)).rejects.toMatchObject({ ...failed, details: { reason: 'timed out' } });
  });

  it('resolves localhost with the real resolver and refuses it', async () => {
    await expect(new PinningResolver().resolve(new URL('http://localhost/'))).rejects.toMatchObject({
      code: 'ADDRESS_NOT_PUBLIC',
    });
  });
});

describe('pinnedLookup', () => {
  it('knows one host only', () => {
    const lookup = pinnedLookup({ host: 'a.test', addresses: [{ address: '8.8.8.8', family: 4 }] });
    const answer = jest.fn();
    lookup('a.test', {}, answer);
    lookup('a.test', { all: true }, answer);
    lookup('b.test', {}, answer);
    expect(answer.mock.calls).toEqual([
      [null, '8.8.8.8', 4],
      [null, [{ address: '8.8.8.8', family: 4 }]],
      [expect.objectContaining({ code: 'ENOTFOUND' }), '', 0],
    ]);
  });
});
