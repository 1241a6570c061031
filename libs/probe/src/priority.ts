/** Which of the waiting jobs of a lane come first: the smallest. */
export const priorityOf = { high: -1, normal: 0, low: 1 } as const;

export type Priority = keyof typeof priorityOf;

export const priorities = Object.keys(priorityOf) as Priority[];
