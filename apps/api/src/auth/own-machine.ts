import { errorKind } from '@app/errors';
import type { FastifyRequest } from 'fastify';

const foreignPage = errorKind(
  'FOREIGN_PAGE',
  'forbidden',
  () =>
    'Without authentication the service answers only this machine: address it as localhost or 127.0.0.1, and not from a web page of elsewhere.',
);

const loopbackNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * With no authentication the browser of the machine's owner is the way in for others: refuses pages of other origins (CSRF) and names
 * that a stranger's DNS made point here (rebinding).
 * @throws AppError FOREIGN_PAGE
 */
export function refuseForeignPages(request: FastifyRequest): void {
  const { host, origin } = request.headers;
  const ownHost = host !== undefined && loopbackNames.test(host);
  const ownOrigin = origin === undefined || loopbackNames.test(origin.replace(/^https?:\/\//, ''));
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (!ownHost || !ownOrigin || crossSite) throw foreignPage({});
}
