/** Ends what `global-setup.ts` started. When the run is killed instead, keeper.cjs does it. */
export default async function globalTeardown(): Promise<void> {
  const stores = globalThis.startedStores;
  globalThis.startedStores = undefined;
  await stores?.stop();
}
