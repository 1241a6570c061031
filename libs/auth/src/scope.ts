const areas = ['probe', 'quality', 'batch', 'reports', 'policies', 'webhooks', 'llm'] as const;

/** What an API key may be given: reading or writing in one area. */
export type Scope = `${(typeof areas)[number]}:${'read' | 'write'}`;

export const allScopes: readonly Scope[] = areas.flatMap((area) => [`${area}:read`, `${area}:write`] as const);
