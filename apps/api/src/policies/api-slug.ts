import { ApiParam } from '@nestjs/swagger';

const readable = 'slug of the policy, a built-in one or one written here';

/** Documents the slug in the path of a route that takes built-in policies as well. */
export const ApiSlug = (example: string, description = readable): MethodDecorator =>
  ApiParam({ name: 'slug', description, example });

/** The same for a route that changes the policy. */
export const ApiOwnSlug = (example: string): MethodDecorator =>
  ApiSlug(example, 'slug of the policy, one of your own: built-in ones stay as they are');

/** The same for a route that tries drafts as well. */
export const ApiSlugOrDraft = (example: string): MethodDecorator =>
  ApiSlug(example, `${readable}; with a draft, its name where it gives none`);
