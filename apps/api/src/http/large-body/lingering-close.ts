import type { Socket } from 'node:net';

/** Until a sender has had the time to read a refusal in the middle of its upload. */
const whileItComesMs = 10_000;
const afterwardsMs = 1_000;

/**
 * A connection that is closed while bytes wait in it is reset, and the reply may be lost with them (RFC 9112, 9.6). Closing this one after
 * its last reply ends our side of it, and the rest when the sender has closed too, or has had its time.
 * @param stillComes whether the sender is in the middle of a body; what it sends must be read by somebody
 */
export function lingeringClose(socket: Socket, stillComes: () => boolean): void {
  socket.destroySoon = () => {
    socket.end();
    const timer = setTimeout(() => socket.destroy(), stillComes() ? whileItComesMs : afterwardsMs);
    socket.once('close', () => clearTimeout(timer)).once('end', () => socket.destroy());
  };
}
