export { sourceNotAvailable } from './errors';
export { MediaFiles } from './media-files';
export type { LocalFileInput, MediaInput, OpenableFile, UploadInput } from './media-input';
export { MediaModule } from './media.module';
export { MediaRoots } from './media-roots';
export { Upload } from './upload.entity';
export { uploadInput, Uploads } from './uploads';
