(function () {
  'use strict';
  // Choosing, sorting and saving are extras: without this script all rows stand as they were made.
  var CHUNK = 25;
  var page = document.documentElement;
  // One for all: to make one for each comparison takes seconds.
  var collator = new Intl.Collator(page.lang, { numeric: true });
  var table = document.getElementById('rows');
  var form = document.querySelector('.filters');
  var heads = Array.from(table.tHead.rows[0].cells);
  var said = form.dataset;
  var all = Array.from(table.querySelectorAll('tbody tr')).map(function (row) {
    var cells = Array.from(row.cells, function (cell) { return cell.textContent; });
    return { row: row, cells: cells, text: cells.join('\n').toLowerCase() };
  });
  var shown = all;
  var order = null;
  // Whether the rows stand as they were made.
  var intact = true;
  var controls = {};

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }
  function labelled(text, control) {
    var label = element('label', text);
    label.append(control);
    form.append(label);
    return control;
  }
  function number(text) {
    var groups = page.dataset.point === ',' ? /[\s.\u00a0\u2009\u202f]/g : /[\s,\u00a0\u2009\u202f]/g;
    var found = text.replace(groups, '').replace(',', '.').replace('\u2212', '-').match(/^-?\d+(\.\d+)?/);
    return found ? parseFloat(found[0]) : null;
  }
  function compare(a, b) {
    var x = a.cells[order.column];
    var y = b.cells[order.column];
    if (order.numeric) {
      x = number(x);
      y = number(y);
      if (x === null || y === null) return (x === null) - (y === null);
      return order.down ? y - x : x - y;
    }
    // What is not told comes last, whichever way.
    var gone = (/^(\[|$)/.test(x) ? 1 : 0) - (/^(\[|$)/.test(y) ? 1 : 0);
    if (gone) return gone;
    return (order.down ? -1 : 1) * collator.compare(x, y);
  }
  function arrange() {
    var bodies = [];
    for (var at = 0; at < shown.length; at += CHUNK) {
      var body = element('tbody');
      body.className = 'chunk';
      body.append.apply(body, shown.slice(at, at + CHUNK).map(function (entry) { return entry.row; }));
      bodies.push(body);
    }
    Array.from(table.tBodies).forEach(function (body) { body.remove(); });
    table.append.apply(table, bodies);
  }
  function draw() {
    var asked = controls.q.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var wanted = heads.map(function (head) { var c = controls[head.dataset.key]; return c ? c.value : ''; });
    shown = all.filter(function (entry) {
      return wanted.every(function (value, i) { return !value || entry.cells[i] === value; }) &&
        asked.every(function (word) { return entry.text.includes(word); });
    });
    if (order) shown.sort(compare);
    var asMade = shown.length === all.length && !order;
    if (!asMade || !intact) arrange();
    intact = asMade;
    status.textContent = shown.length === 0 ? said.none : said.rows
      .replace('{0}', shown.length.toLocaleString(page.lang))
      .replace('{1}', all.length.toLocaleString(page.lang));
  }
  function read() {
    var asked = new URLSearchParams(location.hash.slice(1));
    Object.keys(controls).forEach(function (key) {
      var value = asked.get(key) || '';
      var control = controls[key];
      control.value = value;
      // A link to a value that no row has finds none, rather than all.
      if (value && control.value !== value) {
        control.append(new Option(value, value));
        control.value = value;
      }
    });
    draw();
  }
  function write() {
    var asked = new URLSearchParams();
    Object.keys(controls).forEach(function (key) { if (controls[key].value) asked.set(key, controls[key].value); });
    history.replaceState(null, '', '#' + asked);
    draw();
  }
  function csv() {
    var separator = page.dataset.point === ',' ? ';' : ',';
    function field(text) {
      // A spreadsheet must not take a text for a formula.
      var safe = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text;
      return '"' + safe.replace(/"/g, '""') + '"';
    }
    var lines = [heads.map(function (head) { return field(head.textContent); })]
      .concat(shown.map(function (entry) { return entry.cells.map(field); }));
    return '\ufeff' + lines.map(function (line) { return line.join(separator); }).join('\r\n') + '\r\n';
  }

  heads.forEach(function (head, column) {
    if (head.dataset.kind === 'choice' || head.dataset.kind === 'code') {
      var counts = new Map();
      var words = new Map();
      all.forEach(function (entry) {
        var value = entry.cells[column];
        if (!value) return;
        counts.set(value, (counts.get(value) || 0) + 1);
        if (head.dataset.kind === 'code' && entry.cells[column + 1]) words.set(value, entry.cells[column + 1]);
      });
      var select = element('select');
      select.append(new Option(said.all, ''));
      Array.from(counts.keys())
        .sort(collator.compare)
        .forEach(function (value) {
          var shown = words.has(value) ? value + ' ' + words.get(value).slice(0, 60) : value;
          select.append(new Option(shown + ' (' + counts.get(value).toLocaleString(page.lang) + ')', value));
        });
      controls[head.dataset.key] = labelled(head.textContent, select);
      select.addEventListener('change', write);
    }
    var numeric = head.dataset.kind === 'number';
    var button = element('button');
    button.type = 'button';
    button.append.apply(button, Array.from(head.childNodes));
    head.append(button);
    button.addEventListener('click', function () {
      var now = head.getAttribute('aria-sort');
      var down = now ? now === 'ascending' : numeric;
      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      order = { column: column, numeric: numeric, down: down };
      draw();
    });
  });
  controls.q = labelled(said.search, element('input'));
  controls.q.type = 'search';
  var waiting = 0;
  controls.q.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(write, 150); });
  var reset = element('button', said.reset);
  reset.type = 'button';
  reset.addEventListener('click', function () {
    Object.keys(controls).forEach(function (key) { controls[key].value = ''; });
    write();
  });
  var save = element('button', said.save);
  save.type = 'button';
  save.addEventListener('click', function () {
    var link = element('a');
    link.href = URL.createObjectURL(new Blob([csv()], { type: 'text/csv;charset=utf-8' }));
    link.download = table.className.replace(/.*list-/, '') + '.csv';
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  });
  var status = element('p');
  status.setAttribute('role', 'status');
  form.append(reset, save, status);
  form.setAttribute('aria-label', said.legend);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.hidden = false;
  window.addEventListener('hashchange', read);
  read();
})();
