/* Shows the steps of a start on the terminal: a moving line for the one at work, one quiet line for each finished. */

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const titleWidth = 17;
const quietSeconds = 10;

/** @returns a function that takes the events of apps/standalone/src/steps.ts */
export function stepRenderer(out = process.stdout) {
  const moving = Boolean(out.isTTY) && process.env.CI === undefined && process.env.TERM !== 'dumb';
  const colours = Boolean(out.isTTY) && out.hasColors?.();
  const paint = (code, text) => (colours ? `\x1b[${code}m${text}\x1b[39m` : text);
  const width = () => (out.columns ?? 80) - 1;
  let current = null;

  const seconds = () => (performance.now() - current.started) / 1000;
  const clear = () => moving && out.write('\r\x1b[2K');
  const line = (mark, title, detail) => `  ${mark} ${title.padEnd(titleWidth)}${detail}`;

  const draw = () => {
    const time = seconds() >= 1 ? ` ${Math.floor(seconds())} s` : '';
    const frame = frames[Math.floor(performance.now() / 80) % frames.length];
    const text = line(frame, current.title, '').trimEnd();
    const detail = `${current.text}${time}`;
    out.write(`\r\x1b[2K${`${text.padEnd(titleWidth + 4)}${detail}`.slice(0, width())}`);
  };
  const quietly = () => {
    if (seconds() - current.said < quietSeconds) return;
    current.said = seconds();
    out.write(`${line('.', current.title, `${current.text} ${Math.floor(seconds())} s`)}\n`);
  };
  const leave = () => {
    if (!current) return;
    clearInterval(current.timer);
    clear();
    current = null;
  };

  return (event) => {
    if (event.kind === 'begin') {
      leave();
      current = { title: event.title, text: '', started: performance.now(), said: 0 };
      current.timer = setInterval(moving ? draw : quietly, moving ? 80 : 1000);
      current.timer.unref();
      if (moving) draw();
    } else if (event.kind === 'note') {
      clear();
      out.write(`${line(paint(33, '!'), event.text, '').trimEnd()}\n`);
    } else if (event.title === current?.title) {
      if (event.kind === 'say') {
        current.text = event.text;
        return;
      }
      const time = seconds() >= 1 ? ` · ${seconds().toFixed(1)} s` : '';
      leave();
      if (event.kind === 'done') out.write(`${line(paint(32, '✓'), event.title, `${event.detail}${time}`)}\n`);
      if (event.kind === 'failed') out.write(`${line(paint(31, '✗'), event.title, '').trimEnd()}\n`);
    }
  };
}
