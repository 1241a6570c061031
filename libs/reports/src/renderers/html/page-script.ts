import { chartsScript } from './script/charts';
import { framesScript } from './script/frames';
import { lanesScript } from './script/lanes';
import { tablesScript } from './script/tables';

/** The page's only script, allowed by its hash. It reads what is in the page, writes text alone and reaches nothing. */
export const pageScript = `
'use strict';
(function () {${chartsScript}${lanesScript}${tablesScript}${framesScript}})();
`;
