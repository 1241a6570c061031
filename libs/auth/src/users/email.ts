/** One spelling of an address. Strictly the part before the @ may tell case apart; no provider of note does. */
export function normalEmail(address: string): string {
  return address.trim().normalize('NFKC').toLowerCase();
}
