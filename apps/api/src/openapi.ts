import { serviceVersion } from '@app/config';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { writeChoices } from './openapi-choices';
import { writeNullable } from './openapi-nullable';
import { writeExamples } from './openapi-examples';
import { writeLaws } from './openapi-laws';
import { writeLinks } from './openapi-links';
import { writeParameters } from './openapi-parameters';
import { writeQueryOptions } from './openapi-query-options';
import { writeTags } from './openapi-tags';
import { documentSchemas } from './probe/document-schemas';

const description = `What a media file is, whether it is what it claims, whether its content is sound, and whether it may be delivered.

Log in at **POST /auth/login** (or use an API key), press **Authorize**, then try any route. Errors are RFC 9457 problem documents with a stable \`code\`.`;

/** The whole document, from the running application's own routes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('FFprobe API')
    .setDescription(description)
    .setVersion(serviceVersion)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: '`access_token` of POST /auth/login' },
      'bearer',
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-API-Key',
        description:
          '`key` of POST /auth/api-keys; where `npm run up` started the service, `api_key` in .local/stack.json',
      },
      'api_key',
    );
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...structuredClone(documentSchemas) },
  };
  return writeTags(
    writeParameters(writeQueryOptions(writeExamples(writeNullable(writeChoices(writeLinks(writeLaws(document))))))),
  );
}

/** Swagger UI lays its tables out for a desk; on a telephone their cells stand below each other, and nothing scrolls sideways. */
const narrowScreens = `@media (max-width: 767px) {
  .swagger-ui .wrapper, .swagger-ui .information-container.wrapper { padding: 0 12px; }
  .swagger-ui .opblock-body :is(table, tbody, tr, td) { display: block; width: auto; min-width: 0; max-width: 100%; }
  .swagger-ui .opblock-body thead { display: none; }
  .swagger-ui .opblock-body pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .swagger-ui .opblock-body :is(input, select, textarea) { min-width: 0; max-width: 100%; }
  .swagger-ui :is(.opblock-body, .model-box, .models) { overflow-x: auto; }
  .swagger-ui :is(.opblock-summary-path, .markdown, .renderedMarkdown) { overflow-wrap: anywhere; }
}`;

/** Swagger UI at /api/docs and the document at /api/docs-json. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'FFprobe API',
    customCss: narrowScreens,
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      showExtensions: true,
      tryItOutEnabled: true,
    },
  });
}
