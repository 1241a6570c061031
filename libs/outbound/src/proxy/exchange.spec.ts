import { refusal } from '../errors';
import { Exchange, ToolLeft } from './exchange';
import { JobLedger } from './job-ledger';

const begin = () => {
  const ledger = new JobLedger({ maxRequests: 1, maxBytes: 1 });
  return { ledger, exchange: new Exchange('http://h/', ledger, () => undefined) };
};

describe('an exchange that is cut', () => {
  it('is in the verdict before anybody hears of it', () => {
    const { ledger, exchange } = begin();
    let known = 0;
    exchange.signal.addEventListener('abort', () => (known = ledger.verdict().refusalCount));
    const deadline = refusal('DEADLINE_EXCEEDED', { url: 'http://h/' });
    exchange.cut(deadline);
    exchange.refuse(deadline);
    expect(known).toBe(1);
    expect(ledger.verdict().refusalCount).toBe(1);
  });

  it('keeps its first reason, and leaves no mark when the tool has left', () => {
    const { ledger, exchange } = begin();
    exchange.cut(new ToolLeft());
    exchange.cut(refusal('DEADLINE_EXCEEDED', { url: 'http://h/' }));
    expect(exchange.signal.reason).toBeInstanceOf(ToolLeft);
    expect(ledger.verdict().refusalCount).toBe(0);
  });
});
