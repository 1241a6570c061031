import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { AnalysisDto } from './analysis.dto';

const headers = { location: { schema: { type: 'string' as const }, description: 'path of the analysis' } };

/** What every probe answers: the analysis, finished or still under way. */
export function ApiAnalysisReplies(): MethodDecorator {
  return applyDecorators(
    ApiOkResponse({
      type: AnalysisDto,
      headers,
      description: 'The analysis ended: completed, or failed with a code when the media or its source is bad.',
    }),
    ApiAcceptedResponse({
      type: AnalysisDto,
      headers,
      description: 'The analysis goes on as a job: async was asked for, or the limit of a synchronous call passed.',
    }),
  );
}
