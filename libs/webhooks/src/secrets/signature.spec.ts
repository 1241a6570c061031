import { newSecret, signatures } from './signature';

it('agrees with the published test vector of the Standard Webhooks libraries', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(signatures([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

it('signs with each live secret', () => {
  const [a, b] = [newSecret(), newSecret()];
  const both = signatures([a, b], 'id', 1, '{}');
  expect(both).toBe(`${signatures([a], 'id', 1, '{}')} ${signatures([b], 'id', 1, '{}')}`);
});

it('makes secrets of 32 bytes', () => {
  expect(Buffer.from(newSecret().replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});
