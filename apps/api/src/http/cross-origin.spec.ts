import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { crossOrigin } from './cross-origin';

@Module({})
class Nothing {}

const page = 'https://ui.example.com';
let app: NestFastifyApplication;

beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(), { logger: false });
  app.enableCors(crossOrigin([page]));
  await app.init();
});

afterAll(() => app.close());

const options = (headers: Record<string, string>) =>
  app.inject({ method: 'OPTIONS', url: '/api/v1/policies/x', headers });

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('a page of an allowed origin may %s', async (method) => {
  const reply = await options({ origin: page, 'access-control-request-method': method });
  expect(reply.statusCode).toBe(204);
  expect(reply.headers['access-control-allow-origin']).toBe(page);
  expect(String(reply.headers['access-control-allow-methods']).split(/,\s*/)).toContain(method);
});

it('a page of another origin may nothing', async () => {
  const reply = await options({ origin: 'https://evil.example.com', 'access-control-request-method': 'GET' });
  expect(reply.headers['access-control-allow-origin']).toBeUndefined();
});

it('an OPTIONS that asks for nothing is no error', async () => {
  expect((await options({})).statusCode).toBe(204);
});
