import { breaksBetween, type Document, readDocument, readSurface, surfaceOf } from './openapi-surface';

const changed = (change: (document: Document) => void): string[] => {
  const document = readDocument();
  const before = surfaceOf(document);
  change(document);
  return breaksBetween(before, surfaceOf(document));
};
const schema = (document: Document, name: string) => {
  const found = document.components?.schemas?.[name];
  if (!found?.properties) throw new Error(`no schema ${name}`);
  return { ...found, properties: found.properties, hold: found };
};

describe('the OpenAPI document', () => {
  it('takes nothing from callers that the accepted surface gives them', () => {
    expect(breaksBetween(readSurface(), surfaceOf(readDocument()))).toEqual([]);
  });

  it('may not lose a path', () => {
    expect(changed(({ paths }) => delete paths['/api/v1/probe/checks'])).toContain('gone: GET /api/v1/probe/checks');
  });

  it('may not lose or rename what a reply holds', () => {
    const breaks = changed((document) => delete schema(document, 'AnalysisDto').properties['findings']);
    expect(breaks).toContain('gone: GET /api/v1/probe/analyses/{id} 200 > .findings');
  });

  it('may not ask for more than before', () => {
    const asked = changed((document) => {
      const { hold, properties } = schema(document, 'LoginDto');
      properties['tenant'] = { type: 'string' };
      hold.required = [...(hold.required ?? []), 'tenant'];
    });
    expect(asked).toEqual(['must be sent now: POST /api/v1/auth/login ! .tenant']);
  });

  it('may grow', () => {
    expect(
      changed((document) => {
        schema(document, 'AnalysisDto').properties['more'] = { type: 'string' };
        document.paths['/api/v1/more'] = { get: { responses: {} } };
      }),
    ).toEqual([]);
  });
});
