import tseslint from 'typescript-eslint';

const layers = ['libs/**/*.ts', 'apps/api/**/*.ts', 'apps/worker/**/*.ts'];
const tests = ['**/*.spec.ts', '**/testing/**'];
const packedLines = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Name the properties themselves: spreading a literal only packs lines.',
};
const httpWords =
  '/^(Http.*|.*Exception|Controller|Get|Post|Put|Patch|Delete|Res|Req|Body|Query|Param|Header|Headers|StreamableFile|Redirect)$/';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/.local/**',
      '**/migrations/**',
      '**/*.cjs',
      '**/*.mjs',
      'clients/**/schema.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname + '/..' } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', packedLines],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // What of the law dependency-cruiser does not see.
  {
    files: layers,
    ignores: tests,
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': [
        'error',
        ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
          name,
          message: 'libs/outbound is the only door to the network.',
        })),
      ],
    },
  },
  {
    files: layers,
    ignores: [
      ...tests,
      'libs/config/src/load-config.ts',
      'libs/ffmpeg/src/{run,parsers}/**', // inside the box, which has an environment of its own
      'apps/worker/src/own-temp-folder.ts', // what a worker tells those it starts
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'libs/config is the only reader of the environment.' },
      ],
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/worker/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        packedLines,
        {
          selector: `ImportDeclaration[source.value='@nestjs/common'] > ImportSpecifier[imported.name=${httpWords}]`,
          message: 'Words of HTTP stay in the API.',
        },
      ],
    },
  },
);
