import type { Digest } from '../digest/digest';
import type { DeliveryReadiness } from '../insight-document';

/** Whether it may be delivered: the verdict's word, and without one nobody's. */
export function readinessOf({ verdict }: Digest): DeliveryReadiness {
  switch (verdict?.result) {
    case 'pass':
      return 'ready';
    case 'warn':
      return 'ready_with_warnings';
    case 'fail':
      return 'not_ready';
    default:
      return 'unknown';
  }
}
