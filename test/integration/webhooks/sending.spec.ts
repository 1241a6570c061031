/* One spec, because a service with two workers costs seconds of both cores to start; `-t secrets` runs those alone. */
import { bench, openBench } from './bench';
import './receivers.cases';
import './deliveries.cases';
import './secrets.cases';

beforeAll(openBench);
afterAll(() => bench.stop());
