/* One spec, because to load the tools and what compares anew for each of them costs seconds of a core; `-t 'by fields'` runs those alone. */
import './aligned-scores.cases';
import './fields.cases';
import './metrics.cases';
import './ranges.cases';
