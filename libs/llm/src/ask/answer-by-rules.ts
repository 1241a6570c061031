import type { Digest } from '../digest/digest';
import type { Claim } from '../grounding/answer-schema';
import { placeOf } from '../rules/place';
import { verdictSentence } from '../rules/verdict-sentence';

const longestAnswer = 6;
const aboutDelivery = /\b(?:deliver|pass|fail|verdict|ready|compli|policy|accept)/i;

/** What is stored that shares words with the question: no understanding is claimed. */
export function answerByRules(digest: Digest, question: string): Claim[] {
  const words = new Set(question.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []);
  const score = (text: string) =>
    (text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((word) => [...words].some((asked) => akin(word, asked)))
      .length;
  const candidates = [
    ...digest.findings.map((finding) => ({
      text: `${sentence(finding.message)}${placeOf(finding) ? ` Seen${placeOf(finding)}.` : ''}`,
      citations: [finding.id],
      score: 2 * score(`${finding.check} ${finding.message} ${finding.severity}`),
    })),
    ...digest.facts.map(({ id, value, unit }) => ({
      text: `${id} is ${value}${unit === null ? '' : ` ${unit}`}.`,
      citations: [id],
      score: score(id.replaceAll(/[._]/g, ' ')),
    })),
    ...digest.not_evaluated.map(({ id, check, reason }) => ({
      text: `${check} was not evaluated: ${reason}.`,
      citations: [id],
      score: score(check.replaceAll(/[._]/g, ' ')),
    })),
  ].filter((candidate) => candidate.score > 0);
  candidates.sort((a, b) => b.score - a.score);
  const verdict =
    digest.verdict && aboutDelivery.test(question) ? [{ text: verdictSentence(digest), citations: ['verdict'] }] : [];
  return [...verdict, ...candidates.slice(0, longestAnswer).map(({ text, citations }) => ({ text, citations }))];
}

function akin(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return length >= 4 ? a.slice(0, Math.max(4, length - 2)) === b.slice(0, Math.max(4, length - 2)) : a === b;
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
