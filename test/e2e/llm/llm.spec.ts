/* One spec, because a service costs seconds of both cores to start; `-t budgets` runs those alone. */
import { closeModels, openModels } from './bench';
// They use up what the first provider has, which the others go without.
import './subjects.cases';
import './analyses.cases';

beforeAll(openModels);
afterAll(closeModels);
