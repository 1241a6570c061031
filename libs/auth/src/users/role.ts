/** `user` reads and writes its own; `viewer` reads everything and writes nothing; `admin` may everything. */
export const roles = ['admin', 'user', 'viewer'] as const;
export type Role = (typeof roles)[number];
