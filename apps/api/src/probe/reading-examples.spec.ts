import { timelineCsv } from '@app/probe';
import { timelineCsvExample, timelineExample } from './reading-examples';

it('the examples of a timeline say the same as JSON and as CSV', () => {
  expect(timelineCsvExample).toBe(timelineCsv(timelineExample));
});
