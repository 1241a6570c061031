import type { OpenedFile, ToolNetwork } from '../run';

/** A file that lies elsewhere, read by ranges through the proxy out of the parser's own box: as much of it as may be read. */
export interface FarFile {
  /** As the proxy shows it. */
  url: string;
  network: ToolNetwork;
  sizeBytes: number;
  budget: FarBudget;
}

export interface FarBudget {
  mostBytes: number;
  mostRequests: number;
  /** Wall clock of the parser. */
  mostMs: number;
}

/** What the box is told of it. */
export type FarPlan = Pick<FarFile, 'url' | 'sizeBytes'> & Pick<FarBudget, 'mostBytes' | 'mostRequests'>;

/** How a boxed parser is given either: as descriptor 3, or as a plan and a way out. */
export function readable(of: OpenedFile | FarFile): {
  plan: string[];
  files?: OpenedFile[];
  network?: ToolNetwork;
} {
  if (!('url' in of)) return { plan: [], files: [of] };
  const { url, sizeBytes, budget } = of;
  const plan: FarPlan = { url, sizeBytes, mostBytes: budget.mostBytes, mostRequests: budget.mostRequests };
  return { plan: [JSON.stringify(plan)], network: of.network };
}
