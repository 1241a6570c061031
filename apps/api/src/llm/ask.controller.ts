import { type Caller, visibilityOf } from '@app/auth';
import { type AnswerEvent, type AnswerView, AskService } from '@app/llm';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Scopes } from '../auth/decorators';
import { ApiFailures } from '../http/api-failures';
import { openEventStream } from '../http/events/open-event-stream';
import { AnswerDto, AskDto } from './ask.dto';
import { subjectOf } from './subject.dto';

const example = `event: claim
data: {"text":"The programme is 3 LU louder than the policy takes.","citations":["verdict"]}

`;

/** Questions about a stored result. */
@ApiTags('LLM')
@Controller('api/v1/llm/ask')
export class AskController {
  constructor(private readonly asking: AskService) {}

  @Post()
  @HttpCode(200)
  @Scopes('llm:write')
  @ApiOperation({
    summary: 'Ask about a result',
    description:
      'With Accept: text/event-stream sentences come as they are written and checked: events `claim` {text, citations}, then one `answer` with the whole. A sentence that can’t be traced is not sent.',
  })
  @ApiExtraModels(AnswerDto)
  @ApiOkResponse({
    description: 'The answer.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(AnswerDto) } },
      'text/event-stream': { schema: { type: 'string' }, example },
    },
  })
  @ApiFailures(400, 404, 409, 422, 429, 503)
  async ask(
    @Body() dto: AskDto,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerView | undefined> {
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const question = { subject: subjectOf(dto), question: dto.question, conversationId: dto.conversation_id };
    const events = await this.asking.ask(caller.userId, visibilityOf(caller), question, left.signal);
    if (request.headers.accept?.includes('text/event-stream')) return stream(reply, events);
    for await (const event of events) if (event.type === 'answer') return event.answer;
    return undefined;
  }
}

async function stream(reply: FastifyReply, events: AsyncGenerator<AnswerEvent>): Promise<undefined> {
  openEventStream(reply);
  const send = (type: string, data: object) => reply.raw.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  try {
    for await (const event of events) send(event.type, event.type === 'claim' ? event.claim : event.answer);
  } catch {
    send('failed', { code: 'ANSWER_BROKE_OFF', detail: 'The answer broke off; ask again.' });
  }
  reply.raw.end();
  return undefined;
}
