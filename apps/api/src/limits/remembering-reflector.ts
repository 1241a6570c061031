import { Reflector } from '@nestjs/core';

type Target = Parameters<Reflector['getAllAndOverride']>[1][number];

/**
 * What decorators say of a route never changes: it is read once. The throttler asks some sixty times a request, which would cost more
 * than the question to Redis.
 */
class RememberingReflector extends Reflector {
  private readonly known = new WeakMap<Target, WeakMap<Target, Map<unknown, unknown>>>();

  override getAllAndOverride<Result>(key: unknown, targets: Target[]): Result {
    const [handler, controller] = targets;
    if (!handler || !controller) return super.getAllAndOverride<Result>(key, targets);
    const answers = this.answersOf(handler, controller);
    if (!answers.has(key)) answers.set(key, super.getAllAndOverride(key, targets));
    return answers.get(key) as Result;
  }

  private answersOf(handler: Target, controller: Target): Map<unknown, unknown> {
    let ofHandler = this.known.get(handler);
    if (!ofHandler) this.known.set(handler, (ofHandler = new WeakMap()));
    let answers = ofHandler.get(controller);
    if (!answers) ofHandler.set(controller, (answers = new Map()));
    return answers;
  }
}

/** What the decorators of this application's routes say. */
export const routes = new RememberingReflector();
