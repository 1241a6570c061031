import { type Caller, Quotas } from '@app/auth';
import type { KeptReply } from '@app/idempotency';
import { type Upload, Uploads } from '@app/media';
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, OwnerId, Scopes } from '../auth/decorators';
import { Budget } from '../limits/budget-names';
import { ApiFailures } from '../http/api-failures';
import { ApiId } from '../http/api-id';
import { askedRange, isKnown } from '../http/byte-range';
import { isMultipart } from '../http/multipart';
import { multipartInvalid, notMultipart } from '../http/multipart-errors';
import { ApiIdempotent, IdempotentRoutes } from '../http/idempotent-routes';
import { UuidPipe } from '../http/path-parameters';
import { receiveUpload } from './receive-upload';

export class UploadDto {
  @ApiProperty({ format: 'uuid' })
  upload_id!: string;

  @ApiProperty({ example: 345859 })
  size_bytes!: number;

  @ApiProperty({
    description: 'SHA-256 of the content, lower-case hex',
    example: '50a33a968835987f938a151b088b90a341ab6dacd6e50433a616db09ff52c514',
  })
  sha256!: string;

  @ApiProperty({ format: 'date-time' })
  expires_at!: string;
}

/** Files kept for a while, to be probed or compared more than once. */
@ApiTags('Uploads')
@Controller('api/v1/uploads')
export class UploadsController {
  constructor(
    readonly uploads: Uploads,
    readonly quotas: Quotas,
    private readonly idempotent: IdempotentRoutes,
  ) {}

  @Post()
  @Scopes('probe:write')
  @Budget('uploads')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiIdempotent()
  @ApiOperation({ summary: 'Upload a file', description: 'Streamed to storage; kept until expires_at.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: UploadDto })
  @ApiFailures(400, 409, 413, 415, 422, 429, 503, 507)
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    if (!isMultipart(request)) throw notMultipart({});
    const { file, fields } = await receiveUpload(request, reply, caller.userId, this, 0);
    let used = false;
    try {
      const unknown = Object.keys(fields)[0];
      if (unknown !== undefined) throw multipartInvalid({ reason: `the field "${unknown}" is unknown.` });
      return await this.idempotent.answer(request, reply, { sha256: file.sha256, name: file.name }, () => {
        used = true;
        return Promise.resolve(uploaded(file));
      });
    } catch (error) {
      used = false;
      throw error;
    } finally {
      // What can't be removed now is when its time is over; the caller is told why it was not kept.
      if (!used) await this.uploads.delete(caller.userId, file.id).catch(() => undefined);
    }
  }

  @Get(':id/content')
  @Scopes('probe:read')
  @ApiOperation({ summary: 'The bytes of an upload of your own' })
  @ApiId('upload: `upload_id` of POST /uploads')
  @ApiHeader({ name: 'Range', required: false, description: 'one range of bytes', example: 'bytes=0-1023' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'an ETag from before: 304' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({
    status: 206,
    description: 'The range asked for.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 304, description: 'It is the content of that ETag.' })
  @ApiFailures(400, 404, 416, 429, 503)
  async content(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile | undefined> {
    const upload = await this.uploads.find(caller.userId, id);
    const size = Number(upload.sizeBytes);
    const etag = `"${upload.sha256}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (isKnown(request.headers['if-none-match'], etag)) {
      void reply.status(304);
      return undefined;
    }
    const range = askedRange(request, reply, { sizeBytes: size, etag });
    const length = range ? range.end - range.start + 1 : size;
    if (range) void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
    // Strangers' bytes: never rendered by a browser, whatever they claim to be.
    void reply
      .header('accept-ranges', 'bytes')
      .header('content-disposition', 'attachment')
      .header('content-length', length);
    return new StreamableFile(await this.uploads.content(upload, range ?? undefined), {
      type: 'application/octet-stream',
      length,
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @Scopes('probe:write')
  @ApiOperation({ summary: 'Delete an upload' })
  @ApiId('upload: `upload_id` of POST /uploads')
  @ApiResponse({ status: 204, description: 'Gone.' })
  @ApiFailures(400, 404, 429, 503)
  async delete(@Param('id', UuidPipe) id: string, @OwnerId() ownerId: string): Promise<void> {
    await this.uploads.delete(ownerId, id);
  }
}

function uploaded(file: Upload): KeptReply {
  const told: UploadDto = {
    upload_id: file.id,
    size_bytes: Number(file.sizeBytes),
    sha256: file.sha256,
    expires_at: file.expiresAt.toISOString(),
  };
  return { status: 201, headers: { location: `/api/v1/uploads/${file.id}/content` }, body: JSON.stringify(told) };
}
