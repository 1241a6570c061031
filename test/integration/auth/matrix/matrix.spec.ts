/* One spec, because to load the whole API anew for each of them costs seconds of a core; `-t 'hostile input'` runs those alone. */
import '../cheap-passwords';

import './budgets.cases';
import './deleted-user.cases';
import './hostile-bodies.cases';
import './matrix.cases';
import './without-redis.cases';

import { ServedApi } from './served-api';

afterAll(() => ServedApi.endShared());
