/** SQL that makes whoever adds or removes administrators wait for each other, until the end of the transaction. */
export const administratorsLock = `SELECT pg_advisory_xact_lock(hashtext('ffprobe-api:administrators'))`;
