/**
 * How tools are boxed where nobody said: on loopback as far as this machine can, which is not at all without Linux. Whoever else reaches a
 * service may send it what they like: there a machine without a box is no place for it, and the worker refuses to start.
 */
export function sandboxFor(host: string, platform: NodeJS.Platform = process.platform): 'require' | 'prefer' | 'off' {
  if (!isLoopback(host)) return 'require';
  return platform === 'linux' ? 'prefer' : 'off';
}

function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/.test(host);
}
