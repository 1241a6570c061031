/** What a mark on a line of time says, to pointer and keyboard: in order of time, through all rows. */
export const lanesScript = `
  document.querySelectorAll('figure[data-lanes]').forEach(function (figure) {
    var plot = figure.querySelector('.plot'), svg = plot.querySelector('svg'), readout = figure.querySelector('.readout');
    var marks = Array.prototype.slice.call(svg.querySelectorAll('rect')).map(function (mark) {
      var title = mark.querySelector('title'), text = title.textContent;
      title.remove();
      return { mark: mark, text: text, x: Number(mark.getAttribute('x')), y: Number(mark.getAttribute('y')) };
    }).sort(function (a, b) { return a.x - b.x || a.y - b.y; });
    var now = -1;
    function hide() {
      if (marks[now]) marks[now].mark.removeAttribute('stroke');
      now = -1; readout.textContent = '';
    }
    function show(index) {
      hide();
      now = Math.max(0, Math.min(marks.length - 1, index));
      var shown = marks[now];
      shown.mark.setAttribute('stroke', 'var(--ink)'); shown.mark.setAttribute('stroke-width', '2');
      readout.textContent = shown.text;
      var scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, left = shown.x * scale;
      var most = plot.scrollLeft + plot.clientWidth - readout.offsetWidth - 4;
      readout.style.left = Math.max(plot.scrollLeft, Math.min(most, left)) + 'px';
      readout.style.top = (shown.y + 22) * scale + 'px';
    }
    function point(event) {
      var at = marks.findIndex(function (one) { return one.mark === event.target; });
      if (at >= 0) show(at); else hide();
    }
    plot.addEventListener('pointermove', point);
    plot.addEventListener('pointerdown', point);
    plot.addEventListener('pointerleave', hide);
    plot.addEventListener('blur', hide);
    plot.addEventListener('keydown', function (event) {
      var to = { ArrowRight: now + 1, ArrowLeft: now - 1, PageDown: now + 10, PageUp: now - 10, Home: 0, End: marks.length - 1 }[event.key];
      if (event.key === 'Escape') hide();
      if (to === undefined || marks.length === 0) return;
      event.preventDefault();
      show(to);
    });
  });
`;
