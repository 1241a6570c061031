/** Hover and keyboard values of charts. */
export const chartsScript = `
  var charts = JSON.parse(document.getElementById('charts').textContent);
  function two(n) { return (n < 10 ? '0' : '') + n; }
  function said(value) { return value.toLocaleString('en-US', { maximumFractionDigits: 3 }); }
  function place(chart, at) {
    if (chart.axis.unit === 'frames') return 'frame ' + Math.round(at);
    if (chart.axis.unit === 'value') return chart.axis.label + ': ' + said(at);
    var ms = Math.round(at * 1000), s = Math.floor(ms / 1000);
    return Math.floor(s / 3600) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60) + '.' + ('00' + ms % 1000).slice(-3);
  }
  document.querySelectorAll('figure[data-chart]').forEach(function (figure) {
    var chart = charts[figure.dataset.chart], span = chart.end - chart.start;
    var plot = figure.querySelector('.plot'), svg = plot.querySelector('svg'), readout = figure.querySelector('.readout');
    var frame = chart.frame, wide = frame.width - frame.left - frame.right;
    var grid = chart.lines.reduce(function (a, b) { return a.at ? b : b.at || a.step <= b.step ? a : b; });
    function placeOn(line, index) { return line.at ? line.at[index] : line.start + index * line.step; }
    // the last value that stands at or before a place
    function indexAt(line, at) {
      if (!line.at) return Math.floor((at - line.start) / line.step + 1e-9);
      var low = 0, high = line.at.length;
      while (low < high) { var middle = (low + high) >> 1; if (line.at[middle] <= at + 1e-9) low = middle + 1; else high = middle; }
      return low - 1;
    }
    var last = grid.at ? grid.at.length - 1 : Math.max(0, Math.min(grid.values.length - 1, Math.floor((chart.end - grid.start) / grid.step)));
    var now = -1;
    var rule = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    rule.setAttribute('stroke', 'var(--ink)'); rule.setAttribute('fill', 'none'); rule.setAttribute('visibility', 'hidden');
    svg.appendChild(rule);
    function hide() { now = -1; readout.textContent = ''; rule.setAttribute('visibility', 'hidden'); }
    function show(index) {
      now = Math.max(0, Math.min(last, index));
      var bar = grid.shape === 'bars', from = placeOn(grid, now), at = bar ? from + grid.step / 2 : from;
      var x = frame.left + (at - chart.start) / span * wide;
      var name = grid.names && grid.names[now] ? [grid.names[now]] : [];
      var where = bar ? chart.axis.label + ': ' + said(from) + ' to ' + said(from + grid.step) : place(chart, at);
      readout.textContent = name.concat(where, chart.lines.map(function (line) {
        var index = indexAt(line, at), value = line.values[index], named = line !== grid && line.names && line.names[index];
        return line.name + ': ' + (value === null || value === undefined ? 'no value' : said(value) + ' ' + (line.unit || chart.unit) + (named ? ' (' + named + ')' : ''));
      })).join('\\n');
      rule.setAttribute('d', 'M' + x.toFixed(1) + ' ' + frame.top + 'V' + (frame.height - frame.bottom));
      rule.setAttribute('visibility', 'visible');
      var scale = svg.getBoundingClientRect().width / frame.width, left = x * scale + 12;
      if (left + readout.offsetWidth > plot.scrollLeft + plot.clientWidth) left = x * scale - readout.offsetWidth - 12;
      readout.style.left = Math.max(plot.scrollLeft, left) + 'px';
      readout.style.top = frame.top * scale + 'px';
    }
    function point(event) {
      var box = svg.getBoundingClientRect();
      var at = chart.start + ((event.clientX - box.left) / box.width * frame.width - frame.left) / wide * span;
      if (!grid.at) return show(grid.shape === 'bars' ? Math.floor((at - grid.start) / grid.step) : Math.round((at - grid.start) / grid.step));
      var before = Math.max(0, indexAt(grid, at)), after = Math.min(last, before + 1);
      show(grid.at[after] - at < at - grid.at[before] ? after : before);
    }
    plot.addEventListener('pointermove', point);
    plot.addEventListener('pointerdown', point);
    plot.addEventListener('pointerleave', hide);
    plot.addEventListener('blur', hide);
    plot.addEventListener('keydown', function (event) {
      var far = Math.max(1, Math.round(last / 20));
      var to = { ArrowRight: now + 1, ArrowLeft: now - 1, PageDown: now + far, PageUp: now - far, Home: 0, End: last }[event.key];
      if (event.key === 'Escape') hide();
      if (to === undefined) return;
      event.preventDefault();
      show(to);
    });
  });
`;
