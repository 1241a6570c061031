import { RequestMethod, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf } from './access';

const methodMetadata = 'method';
const pathMetadata = 'path';

/** Refuses to boot when a route doesn't say who may call it: forgetting is not an open door. */
@Injectable()
export class EveryRouteSaysWho implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.silentRoutes(metatype) : []));
    if (silent.length > 0) {
      throw new Error(`These routes say neither @Public, @Authenticated, @Scopes nor @Roles: ${silent.join(', ')}`);
    }
  }

  private silentRoutes(controller: object & { name: string; prototype?: unknown }): string[] {
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => {
        const handler = prototype[name];
        return handler && Reflect.hasMetadata(pathMetadata, handler) && !accessOf(handler, controller);
      })
      .map((name) => {
        const method = Reflect.getMetadata(methodMetadata, prototype[name] ?? {}) as RequestMethod;
        return `${RequestMethod[method]} ${controller.name}.${name}`;
      });
  }
}
