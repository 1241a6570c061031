/* Exit code 0 when the process of this container answers well. Arguments: port, path. */
const [port, path] = process.argv.slice(2);

fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3000) }).then(
  (response) => process.exit(response.ok ? 0 : 1),
  () => process.exit(1),
);
