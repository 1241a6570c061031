/* Runs boxed: reads the MP4 boxes of descriptor 3 and prints what they say as JSON. */
import { readMp4Boxes } from '../media-info/mp4/read-mp4-boxes';
import { tellFacts } from './known-parts';

tellFacts(process.argv[2], readMp4Boxes);
