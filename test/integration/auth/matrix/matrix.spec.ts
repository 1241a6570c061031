/* One spec, because to load the whole API anew for each of them costs seconds of a core; `-t 'hostile input'` runs those alone. */
import './budgets.cases';
import './deleted-user.cases';
import './hostile-bodies.cases';
import './matrix.cases';
import './without-redis.cases';

jest.mock(
  '@node-rs/argon2',
  () => jest.requireActual<typeof import('../cheap-passwords')>('../cheap-passwords').cheapArgon2,
);
