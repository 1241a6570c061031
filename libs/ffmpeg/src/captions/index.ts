export { type CarriedCaptions, CaptionScanner } from './caption-scanner';
