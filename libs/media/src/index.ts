export { MediaFiles } from './media-files';
export type { LocalFileInput, SourceInput, UploadInput, UrlInput, UrlSecret } from './source-input';
export { MediaModule } from './media.module';
export type { ResolvedSource, SourceRequest, SourceView } from './source';
export { SourceResolver, uploadSource } from './source-resolver';
export { Upload } from './upload.entity';
export { Uploads } from './uploads';
export { UrlSources } from './url-sources';
