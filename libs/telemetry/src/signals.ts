import type { Logger } from 'pino';

/** What ends a program in order: what is open is closed, what is under way finished or handed back. */
export const endingSignals = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP'];

/**
 * Lets SIGUSR1 and SIGUSR2 do nothing: unheard the one would open Node's inspector, which lets whoever reaches it run code in the
 * process, and the other would kill it.
 */
export function ignoreUserSignals(logger: Pick<Logger, 'warn'>): void {
  for (const signal of ['SIGUSR1', 'SIGUSR2'] as const)
    process.on(signal, () => logger.warn({ signal }, 'this signal means nothing to the service'));
}
