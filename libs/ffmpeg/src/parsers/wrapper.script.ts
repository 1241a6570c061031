/* Runs boxed: reads what the wrapper of descriptor 3 says of itself, MXF, wave or picture, and prints it as JSON. */
import { readMxf } from '../mxf';
import { readPictureHeader } from '../picture-header';
import { readWave } from '../wave';
import { tellFacts } from './known-parts';

const [, , kind, known] = process.argv;

if (kind === 'mxf') tellFacts(known, readMxf);
else if (kind === 'picture') tellFacts(known, readPictureHeader);
else tellFacts(known, readWave);
