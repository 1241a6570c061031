import { fastify } from 'fastify';
import { keepPages } from './kept-pages';

it('the document of the API is written once, however many ask', async () => {
  let written = 0;
  const server = fastify();
  keepPages(server);
  server.get('/api/docs-json', (_request, reply) => reply.type('application/json').send(`{"paths":${(written += 1)}}`));
  server.get('/other', () => `${(written += 1)}`);
  const ask = async (url: string) => {
    const { body, headers } = await server.inject(url);
    return [body, headers['content-type'], headers['content-length']];
  };
  const first = await ask('/api/docs-json');
  expect(first).toEqual(['{"paths":1}', 'application/json; charset=utf-8', '11']);
  expect(await ask('/api/docs-json?again')).toEqual(first);
  expect([(await ask('/other'))[0], (await ask('/other'))[0]]).toEqual(['2', '3']);
  await server.close();
});
