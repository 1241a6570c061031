/* One spec, because to load the API anew for each of them costs seconds of a core; `-t 'API keys'` runs those alone. */
import './cheap-passwords';

import './addresses.cases';
import './api-keys.cases';
import './first-administrator.cases';
import './guards.cases';
import './limits-without-redis.cases';
import './limits.cases';
import './login.cases';
import './lone-user.cases';
import './quotas.cases';
import './refresh.cases';
import './tokens.cases';
import './two-processes.cases';
import './users.cases';
