import { OpenStreams } from './open-streams';

it('lets each user have so many, and more once some have ended', () => {
  const streams = new OpenStreams(2);
  const leave = streams.enter('ann');
  streams.enter('ann');
  expect(() => streams.enter('ann')).toThrow(/follow 2 event streams/);
  expect(() => streams.enter('bob')).not.toThrow();
  leave();
  expect(() => streams.enter('ann')).not.toThrow();
  expect(() => streams.enter('ann')).toThrow();
});
