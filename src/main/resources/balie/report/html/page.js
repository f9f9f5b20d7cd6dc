(function () {
  'use strict';
  var point = document.documentElement.dataset.point;
  // Sorting is an extra: without this script the tables stand as they were made.
  function key(cell, numeric) {
    var text = cell.textContent.trim();
    if (!numeric) return text.toLowerCase();
    var groups = point === ',' ? /[\s.\u00a0\u2009\u202f]/g : /[\s,\u00a0\u2009\u202f]/g;
    var number = text.replace(groups, '').replace(',', '.').replace('\u2212', '-').match(/-?\d+(\.\d+)?/);
    return /^\[/.test(text) || !number ? null : parseFloat(number[0]);
  }
  function sort(table, column, down, numeric) {
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row) { return { row: row, key: key(row.cells[column], numeric) }; })
      .sort(function (a, b) {
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
        var order = numeric ? a.key - b.key : a.key.localeCompare(b.key);
        return down ? -order : order;
      })
      .forEach(function (entry) { body.appendChild(entry.row); });
  }
  document.querySelectorAll('table').forEach(function (table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    if (table.tBodies[0].rows.length < 3) return;
    heads.forEach(function (head, column) {
      var numeric = head.classList.contains('number');
      var button = document.createElement('button');
      button.type = 'button';
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        var down = now ? now === 'ascending' : numeric;
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sort(table, column, down, numeric);
      });
    });
  });
  // Browsers that cannot open these in print by style alone.
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (details) { details.open = true; });
  });
})();
