/** What a stranger may put into a title, a tag or a file's name. */
export const hostileText = `"'><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) \u202egpj.exe`;

export const source = { kind: 'upload', name: `=film ${hostileText}`, size_bytes: 1_000, sha256: null };
