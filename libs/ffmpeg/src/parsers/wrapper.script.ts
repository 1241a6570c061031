/* Runs boxed: reads what the wrapper of descriptor 3 says of itself, MXF or wave, and prints it as JSON. */
import { readMxf } from '../mxf';
import { readWave } from '../wave';
import { tellFacts } from './known-parts';

const [, , kind, known] = process.argv;

if (kind === 'mxf') tellFacts(known, readMxf);
else tellFacts(known, readWave);
