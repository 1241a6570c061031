/* One spec, because a service costs seconds of both cores to start, and these limits do not hinder one another; `-t storage` runs those alone. */
import { closeNarrow, openNarrow } from './narrow';
import './webhooks.cases';
// They count what there is: before those that leave something.
import './tight-storage.cases';
import './backpressure.cases';

beforeAll(openNarrow);
afterAll(closeNarrow);
