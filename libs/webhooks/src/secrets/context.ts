/** What a sealed secret belongs to; it opens nowhere else. */
export const secretContext = {
  webhook: (id: string) => `webhook:${id}`,
  user: (id: string) => `user:${id}`,
};
