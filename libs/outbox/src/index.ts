export { insertOutboxFrom } from './insert-from';
export { OutboxEvent } from './outbox.entity';
