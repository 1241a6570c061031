import { AppError, errorKind } from '@app/errors';

export const notMultipart = errorKind(
  'MULTIPART_EXPECTED',
  'unsupported-media-type',
  () => 'Send the file as multipart/form-data, in the field "file".',
);

export const multipartInvalid = errorKind<{ reason: string }>(
  'MULTIPART_INVALID',
  'bad-request',
  (d) => `The multipart body is not acceptable: ${d.reason}`,
);

export const senderGone = errorKind(
  'SENDER_GONE',
  'bad-request',
  () => 'The upload ended before it was complete. Nothing was kept.',
);

/** What went wrong with a multipart body, as its sender is told. */
export function asMultipartError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') return senderGone({});
  if (/unexpected end|multipart|boundary|part terminated|malformed/i.test(message))
    return multipartInvalid({ reason: message });
  return error;
}
