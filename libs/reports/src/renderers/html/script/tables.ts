/** Filter and sort of tables. */
export const tablesScript = `
  document.querySelectorAll('[data-table]').forEach(function (box) {
    var table = box.querySelector('table'), body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    var search = box.querySelector('input'), choice = box.querySelector('select'), count = box.querySelector('.tools output');
    var column = Number(box.dataset.table);
    function filter() {
      var wanted = search.value.trim().toLowerCase(), result = choice.value, shown = 0;
      rows.forEach(function (row) {
        var fits = (result === '' || row.cells[column].textContent === result) && (wanted === '' || row.textContent.replace(/\u00a0/g, ' ').toLowerCase().indexOf(wanted) >= 0);
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
`;
