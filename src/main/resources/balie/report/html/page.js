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
      var defined = table.closest('.finding').querySelector('.definitions');
      if (defined) button.setAttribute('aria-describedby', defined.id);
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        var down = now ? now === 'ascending' : numeric;
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sort(table, column, down, numeric);
      });
    });
  });
  // What figures say is told where the pointer or the keyboard is. It stays while either is there, can be pointed at, and goes with
  // Escape. Without this script it stands under the table, as it does on paper.
  var tip = document.createElement('div');
  var about = null;
  var timer;
  tip.className = 'tip';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  document.querySelector('main').append(tip);
  function definitions(element) {
    var point = element.closest('.points a');
    var told = point ? document.getElementById(point.hash.slice(1)) : element.closest('.figures');
    return told && told.closest('.finding').querySelector('.definitions');
  }
  document.querySelectorAll('.points a').forEach(function (point) {
    var defined = definitions(point);
    if (defined) point.setAttribute('aria-describedby', defined.id);
  });
  function hide() {
    clearTimeout(timer);
    tip.hidden = true;
    about = null;
  }
  function show(element) {
    clearTimeout(timer);
    if (about === element) return;
    about = element;
    tip.replaceChildren.apply(tip, Array.from(definitions(element).children, function (p) { return p.cloneNode(true); }));
    tip.hidden = false;
    tip.scrollTop = 0;
    var box = element.getBoundingClientRect();
    var room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    var below = box.bottom + tip.offsetHeight <= window.innerHeight || box.top < tip.offsetHeight;
    tip.style.left = Math.max(8, Math.min(box.left, room)) + window.scrollX + 'px';
    tip.style.top = (below ? box.bottom : box.top - tip.offsetHeight) + window.scrollY + 'px';
  }
  document.addEventListener('mouseover', function (event) {
    var number = event.target.closest('.number, .points a');
    clearTimeout(timer);
    if (number && definitions(number)) timer = setTimeout(show, 600, number);
    else if (about && !event.target.closest('.tip')) timer = setTimeout(hide, 300);
  });
  document.addEventListener('focusin', function (event) {
    var head = event.target.closest('th, .points a');
    if (head && definitions(head) && event.target.matches(':focus-visible')) show(head);
    else hide();
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    var open = event.target.closest('details[open]');
    if (about) hide();
    else if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
  // Browsers that cannot open these in print by style alone.
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (details) { details.open = true; });
  });
})();
