import { CONFIG, type Config } from '@app/config';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MediaListings } from './listing/listings';
import { MediaFiles } from './media-files';
import { MediaRoots } from './media-roots';
import { RemoteSources } from './remote-sources';
import { S3Sources } from './s3-sources';
import { SourceResolver } from './source-resolver';
import { Upload } from './upload.entity';
import { Uploads } from './uploads';
import { UrlSources } from './url-sources';

@Module({
  imports: [TypeOrmModule.forFeature([Upload])],
  providers: [
    Uploads,
    MediaFiles,
    MediaListings,
    SourceResolver,
    UrlSources,
    S3Sources,
    RemoteSources,
    { provide: MediaRoots, inject: [CONFIG], useFactory: (config: Config) => new MediaRoots(config.MEDIA_ROOTS) },
  ],
  exports: [Uploads, MediaFiles, MediaListings, SourceResolver, RemoteSources],
})
export class MediaModule {}
