export { AllowList } from './allow-list';
export { isPublicAddress } from './address-policy';
export { CallbackUrls } from './callback-urls';
export {
  addressKnownPrivate,
  allowPrivateInvalid,
  type BudgetCode,
  type OutboundFailure,
  refusal,
  type RefusalCode,
  refusalCode,
  sourceHeaderNotAllowed,
  urlMalformed,
  urlSchemeNotAllowed,
} from './errors';
export {
  type LookupAll,
  type Pin,
  pinnedLookup,
  PinningResolver,
  type PinningResolverOptions,
  type ResolvedAddress,
} from './pinning-resolver';
export { askThroughProxy, type ProxiedAnswer } from './proxy/ask-through-proxy';
export { FilteringProxy, type FilteringProxyOptions, type OpenJob } from './proxy/filtering-proxy';
export { type JobLimits, type JobRequest, type PassLimits } from './proxy/proxy-job';
export { failureOf, type Refusal, type SourceFacts, type Verdict } from './proxy/verdict';
export { redactText, redactUrl } from './redact';
export {
  type SafeFetcherOptions,
  SafeFetcher,
  type SafeFetchOptions,
  type SafeResponse,
  type SafeResponseStream,
} from './safe-fetch';
export { sourceHeaders } from './http-words';
export { parseSourceUrl } from './source-url';
export { urlOf } from './url-of';
