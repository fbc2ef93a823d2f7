/* The data of a figure as a table: a list of titles and rows of cells, for the page and for CSV files. */
const Tables = (() => {
  const of = {
    forest: d => [['row', 'mean', 'low', 'high', 'unit'],
      d.estimates.map(e => [(e.strong ? '' : e.variant + ', ') + e.label, e.mean, e.low, e.high, d.axis.unit])],
    dots: d => {
      const spread = d.dots.some(dot => dot.low < dot.high);
      return [['row', 'variant', Figures.withUnit(d.axis)].concat(spread ? ['low', 'high'] : ['runs']),
        d.dots.map(dot => [d.rows[dot.row], dot.variant, dot.x].concat(spread ? [dot.low, dot.high] : [dot.text]))];
    },
    lines: d => {
      const band = d.lines.some(line => line.points.some(point => point.length === 4));
      return [['variant', Figures.withUnit(d.x)].concat(
        band ? ['lower quartile', 'median of ' + Figures.withUnit(d.y), 'upper quartile'] : [Figures.withUnit(d.y)]),
      d.lines.flatMap(line => line.points.map(point => [line.variant].concat(point)))];
    },
    heat: d => [['row', d.x.title, 'diverged'], d.cells.map(cell => [d.rows[cell.row], d.columns[cell.column], cell.text])],
    plane: d => [['variant', 'point', d.x.title, d.y.title],
      d.paths.flatMap(path => path.points.map((point, k) => [path.variant, k].concat(point)))]};

  const field = value => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  const csv = ([titles, rows]) => [titles].concat(rows).map(row => row.map(field).join(',')).join('\n') + '\n';

  function element([titles, rows], most) {
    const table = document.createElement('table');
    const add = (parent, tag, text, number) => {
      const cell = parent.appendChild(document.createElement(tag));
      cell.textContent = text;
      if (number) cell.className = 'number';
      return cell;
    };
    const head = table.createTHead().insertRow();
    titles.forEach((title, j) => add(head, 'th', title, rows.length > 0 && typeof rows[0][j] === 'number').scope = 'col');
    const body = table.createTBody();
    for (const row of rows.slice(0, most)) {
      const line = body.insertRow();
      row.forEach(cell => add(line, 'td', typeof cell === 'number' ? Figures.number(cell) : cell ?? '–', typeof cell === 'number'));
    }
    if (rows.length > most) {
      const cell = add(body.insertRow(), 'td', 'and ' + (rows.length - most) + ' more rows: see the CSV file');
      cell.colSpan = titles.length;
    }
    return table;
  }

  return {of: figure => of[figure.drawing.kind](figure.drawing), csv, element};
})();
