import type { Digest } from './digest';

const shortestName = 3;

/** A digest in whose words no name of a source stands: what a tool said may repeat its file or its host. */
export function withoutNames(digest: Digest, sources: readonly { name: string | null; url?: string }[]): Digest {
  const names = sources
    .flatMap(({ name, url }) => [url, hostOf(url), name, name?.split('/').at(-1)])
    .filter((text): text is string => typeof text === 'string' && text.length >= shortestName);
  const hidden = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, '…'), text);
  return {
    ...digest,
    subject: { ...digest.subject, name: null },
    rules: digest.rules.map((rule) => ({ ...rule, message: hidden(rule.message) })),
    findings: digest.findings.map((finding) => ({ ...finding, message: hidden(finding.message) })),
    not_evaluated: digest.not_evaluated.map((unseen) => ({ ...unseen, reason: hidden(unseen.reason) })),
    facts: digest.facts.map((fact) => (typeof fact.value === 'string' ? { ...fact, value: hidden(fact.value) } : fact)),
  };
}

function hostOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : null;
}
