/**
 * The page's only script, allowed by its hash: hover and keyboard values of charts, filter and sort of tables. It reads what is in the page,
 * writes text alone and reaches nothing.
 */
export const pageScript = `
'use strict';
(function () {
  var charts = JSON.parse(document.getElementById('charts').textContent);
  function two(n) { return (n < 10 ? '0' : '') + n; }
  function place(chart, at) {
    if (chart.axis === 'frames') return 'frame ' + Math.round(at);
    var ms = Math.round(at * 1000), s = Math.floor(ms / 1000);
    return Math.floor(s / 3600) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60) + '.' + ('00' + ms % 1000).slice(-3);
  }
  document.querySelectorAll('figure[data-chart]').forEach(function (figure) {
    var chart = charts[figure.dataset.chart];
    var plot = figure.querySelector('.plot'), svg = plot.querySelector('svg'), readout = figure.querySelector('.readout');
    var frame = chart.frame, wide = frame.width - frame.left - frame.right;
    var grid = chart.lines.reduce(function (a, b) { return a.step <= b.step ? a : b; });
    var last = Math.max(0, Math.min(grid.values.length - 1, Math.floor((chart.end - grid.start) / grid.step)));
    var now = -1;
    var rule = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    rule.setAttribute('stroke', 'var(--ink)'); rule.setAttribute('fill', 'none'); rule.setAttribute('visibility', 'hidden');
    svg.appendChild(rule);
    function hide() { now = -1; readout.textContent = ''; rule.setAttribute('visibility', 'hidden'); }
    function show(index) {
      now = Math.max(0, Math.min(last, index));
      var at = grid.start + now * grid.step, x = frame.left + at / chart.end * wide;
      readout.textContent = [place(chart, at)].concat(chart.lines.map(function (line) {
        var value = line.values[Math.floor((at - line.start) / line.step + 1e-9)];
        return line.name + ': ' + (value === null || value === undefined ? 'no value' : value.toLocaleString('en-US', { maximumFractionDigits: 3 }) + ' ' + chart.unit);
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
      var at = ((event.clientX - box.left) / box.width * frame.width - frame.left) / wide * chart.end;
      show(Math.round((at - grid.start) / grid.step));
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
  document.querySelectorAll('[data-table]').forEach(function (box) {
    var table = box.querySelector('table'), body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    var search = box.querySelector('input'), choice = box.querySelector('select'), count = box.querySelector('.tools output');
    var column = Number(box.dataset.table);
    function filter() {
      var wanted = search.value.trim().toLowerCase(), result = choice.value, shown = 0;
      rows.forEach(function (row) {
        var fits = (result === '' || row.cells[column].textContent === result) && (wanted === '' || row.textContent.toLowerCase().indexOf(wanted) >= 0);
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = shown + ' of ' + rows.length + ' shown';
    }
    search.addEventListener('input', filter);
    choice.addEventListener('change', filter);
    filter();
    table.querySelectorAll('th button').forEach(function (button) {
      button.addEventListener('click', function () {
        var head = button.parentNode, at = head.cellIndex, down = head.getAttribute('aria-sort') === 'ascending';
        table.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        function key(row) { var cell = row.cells[at], order = cell.dataset.order; return order === undefined ? cell.textContent : Number(order); }
        var keyed = rows.map(function (row, index) { return { row: row, key: key(row), index: index }; });
        keyed.sort(function (a, b) {
          var by = typeof a.key === 'number' && typeof b.key === 'number' ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : String(a.key).localeCompare(String(b.key));
          return (down ? -by : by) || a.index - b.index;
        });
        keyed.forEach(function (entry) { body.appendChild(entry.row); });
      });
    });
  });
})();
`;
