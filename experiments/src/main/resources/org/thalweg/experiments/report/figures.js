'use strict';
/*
 * Turns a figure's data into options for ECharts. Nothing is computed here but where things stand; text stays text. All text
 * is measured and broken here, and every plot gets what its text leaves: so nothing covers anything, however long names are.
 */
const Figures = (() => {
  /* Okabe and Ito, Color universal design, 2008; the base has the colour of the text. Darker grounds get lighter tones. */
  const LIGHT = {
    ink: '#1b1f24', soft: '#57606a', line: '#d5dae1', surface: '#ffffff', band: 'rgba(0,114,178,.11)', level: '#b9c0c9',
    low: '#f6f7f9', high: '#d55e00', shade: '#e4e7eb',
    variants: ['#1b1f24', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9']};
  const DARK = {
    ink: '#e7eaee', soft: '#a5aeb9', line: '#363d47', surface: '#14171b', band: 'rgba(86,180,233,.16)', level: '#4a525d',
    low: '#1d2127', high: '#e0762a', shade: '#2a3038',
    variants: ['#e7eaee', '#4aa8e0', '#f0823c', '#1fbf92', '#dd93bb', '#efb02e', '#8fd0f5']};
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect'];
  const DASHES = ['solid', [7, 3], [2, 2], [7, 2, 2, 2]];

  /* So many variants share a plot and are told apart by colour; more have a panel or a row each, and one colour. */
  const FEW = 7;
  /* The base is broad, so that it is seen below a variant that went the same way. */
  const styled = (look, index, many) => {
    const i = Math.max(index, 0), j = many ? Math.min(i, 1) : i % FEW;
    return {
      width: i === 0 ? 5 : 1.8, opacity: i === 0 ? .4 : 1, color: look.variants[j], symbol: SYMBOLS[j],
      dash: many ? 'solid' : DASHES[j % DASHES.length]};
  };

  const number = value => {
    if (value === null || value === undefined || !isFinite(value)) return '–';
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e')
      : String(Number(value.toPrecision(4)));
    return text.replace(/-/g, '−');
  };
  const minus = text => text.replace(/-(?=\d)/g, '−');
  const withUnit = axis => axis.unit ? axis.title + ' (' + axis.unit + ')' : axis.title;
  const extent = values => {
    const finite = values.filter(v => v !== null && isFinite(v));
    return [Math.min(...finite), Math.max(...finite)];
  };

  /* Without quotes, which would end the attribute they stand in when the figure is saved. */
  const FONT = 'system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif', LINE = 15;
  const pen = document.createElement('canvas').getContext('2d');
  const measure = (text, size = 12, weight = 'normal') => {
    pen.font = weight + ' ' + size + 'px ' + FONT;
    return 1.04 * pen.measureText(text).width + 1;
  };

  /* The lines of a text: broken at blanks, within a word only if it has no room, and then after a sign if there is one. */
  function wrap(text, room, size, weight) {
    const fits = piece => measure(piece.trimEnd(), size, weight) <= room;
    const pieces = text.split(/(?<=\s)/).flatMap(word => fits(word) ? [word]
      : word.split(/(?<=[,=(/_→-]|\.(?=\D))/).flatMap(part => fits(part) ? [part] : [...part]));
    const lines = [''];
    for (const piece of pieces) {
      const last = lines.length - 1;
      if (lines[last] === '' || fits(lines[last] + piece)) lines[last] += piece;
      else lines.push(piece);
    }
    return lines.map(line => line.trimEnd());
  }
  const written = (lines, x, y, look, more) => Object.assign({
    type: 'text', silent: true, x, y, z: 10,
    style: Object.assign({
      text: lines.join('\n'), fill: look.ink, font: '12px ' + FONT, lineHeight: LINE, align: 'left', verticalAlign: 'top',
      stroke: look.surface, lineWidth: 3},
    more)});

  /* What all figures share. */
  const blank = (figure, look) => ({
    animation: false,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: FONT, color: look.ink},
    aria: {enabled: true, decal: {show: false}, label: {description: figure.title + '. ' + figure.note}},
    tooltip: {
      renderMode: 'richText', confine: true, backgroundColor: look.surface, borderColor: look.line,
      textStyle: {color: look.ink, fontSize: 12}},
    legend: {show: false}, grid: [], xAxis: [], yAxis: [], series: [], graphic: []});

  /* A legend above the plot, with all the room that its names take. Returns its height. */
  function legend(option, look, width, names, top, symbols) {
    const icon = symbols ? 12 : 26, gap = 12, room = width - 12;
    const lines = names.map(name => wrap(name, room - icon - 8));
    let x = 0, height = 0, tallest = 0;
    lines.forEach(text => {
      const need = icon + 6 + Math.max(...text.map(line => measure(line) / 1.03));
      if (x > 0 && x + need > room) { height += tallest + gap; x = tallest = 0; }
      x += need + gap;
      tallest = Math.max(tallest, LINE * text.length);
    });
    option.legend = {
      top, left: 0, width: room, padding: [2, 0, 0, 2], itemWidth: icon, itemHeight: 11, itemGap: gap, inactiveColor: look.level,
      textStyle: {color: look.ink, fontSize: 12, lineHeight: LINE}, data: names.map((name, i) => symbols ? {name, icon: symbols[i]} : name),
      formatter: name => lines[names.indexOf(name)].join('\n')};
    return height + tallest + 12;
  }

  /* Round numbers within a range, about as many as asked for. */
  function linearTicks(low, high, most) {
    const raw = (high - low) / Math.max(1, most), power = 10 ** Math.floor(Math.log10(raw));
    const step = power * [1, 2, 2.5, 5, 10].find(m => m * power >= raw * .999);
    const ticks = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) ticks.push(Number((k * step).toPrecision(12)));
    return ticks;
  }

  /* Powers of ten, with twos and fives between them if there is room. */
  function logTicks(low, high, most) {
    const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
    const all = (digits, stride) => {
      const ticks = [];
      for (let power = first; power <= last; power += stride) {
        for (const digit of digits) {
          const tick = Number(digit + 'e' + power);
          if (tick >= low * .9999 && tick <= high * 1.0001) ticks.push(tick);
        }
      }
      return ticks;
    };
    for (const digits of [[1, 2, 5], [1, 3]]) if (all(digits, 1).length <= most) return all(digits, 1);
    let stride = 1;
    while (all([1], stride).length > Math.max(2, most)) stride++;
    const powers = all([1], stride);
    return powers.length > 1 ? powers : linearTicks(low, high, most);
  }

  /* A scale: its ends and its ticks. */
  const scale = (log, low, high, most) => {
    if (!(high > low)) { const d = Math.abs(low) / 2 || 1; low = log ? low / 2 : low - d; high = log ? high * 2 : high + d; }
    return {log, min: low, max: high, ticks: log ? logTicks(low, high, most) : linearTicks(low, high, most)};
  };
  /* The same scale with labels at those ticks alone at which they stay within the picture, or their part of it. */
  const labelled = (s, left, span, to, from = 0) => Object.assign({}, s, {labels: s.ticks.filter(tick => {
    const at = left + span * (tick - s.min) / (s.max - s.min), half = measure((s.shown || number)(tick), 11) / 2;
    return at - half >= from && at + half <= to;
  })});
  /* The number of columns that leaves the last row as full as the others, as nearly as that goes. */
  const even = (count, most) => Math.ceil(count / Math.ceil(count / Math.max(1, most)));
  const labelWidth = ticks => Math.max(0, ...ticks.map(tick => measure(number(tick), 11)));

  function axis(s, look, index, vertical, labels) {
    return {
      type: s.log ? 'log' : 'value', gridIndex: index, min: s.min, max: s.max, position: vertical ? 'left' : 'bottom',
      axisLine: {show: true, onZero: false, lineStyle: {color: look.soft}},
      axisTick: {show: true, customValues: s.ticks, length: 4, lineStyle: {color: look.soft}},
      axisLabel: {show: labels, color: look.soft, fontSize: 11, customValues: s.labels || s.ticks, margin: 6, hideOverlap: true,
        showMinLabel: true, showMaxLabel: true, formatter: s.shown || number},
      splitLine: {show: false}, minorTick: {show: false}};
  }
  const ruled = (s, look, vertical) => ({
    silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: look.line, type: 'solid', width: 1, opacity: .6},
    data: s.ticks.map(tick => vertical ? {yAxis: tick} : {xAxis: tick})});
  const box = (left, top, width, height) => ({left, top, width, height, outerBoundsMode: 'none', containLabel: false});

  /* The title of an axis, as many lines as it takes, with the unit. Returns its height. */
  function titled(option, look, spec, y, room) {
    const lines = wrap(withUnit(spec), room - 4);
    option.graphic.push(written(lines, 2, y, look, {fill: look.soft}));
    return LINE * lines.length;
  }

  /* The same below a plot, in its middle unless the title is longer. */
  function titledBelow(option, look, spec, y, left, span, width) {
    const middle = left + span / 2, room = 2 * Math.min(middle, width - middle) - 8;
    const lines = wrap(withUnit(spec), room);
    option.graphic.push(written(lines, middle, y, look, {fill: look.soft, align: 'center'}));
    return LINE * lines.length;
  }

  /*
   * Rows with a label to the left and words to the right, or, where that leaves too little for a plot, above it. Each is as
   * high as its label. Returns the plot's left and width, and the centres of rows in pixels below its top.
   */
  function rowsOf(labels, texts, width, least, above, share = .36) {
    const labelRoom = Math.max(...labels.map(l => measure(l)), 0) + 12;
    const textRoom = texts ? Math.max(...texts.map(t => measure(t)), 0) + 12 : 14;
    const left = Math.min(labelRoom, Math.max(110, share * width));
    const beside = !above || width - left - textRoom >= Math.max(180, .32 * width);
    const rows = [];
    let y = 4;
    labels.forEach((label, i) => {
      const lines = wrap(label, beside ? left - 12 : width - 4);
      const text = texts ? texts[i] : '';
      if (beside) {
        const height = Math.max(least, LINE * lines.length + 7);
        rows.push({lines, text, labelAt: y + (height - LINE * lines.length) / 2, textAt: y + (height - LINE) / 2, y: y + height / 2});
        y += height;
      } else {
        const last = measure(lines[lines.length - 1]) + measure(text) + 12 <= width;
        const head = LINE * (lines.length + (text && !last ? 1 : 0));
        rows.push({lines, text, labelAt: y, textAt: y + head - LINE, y: y + head + 10});
        y += head + 26;
      }
    });
    const from = beside ? left : 10;
    rows.forEach((row, i) => { row.from = i ? rows[i - 1].to : 0; row.to = i + 1 < rows.length && !beside ? row.y + 13 : 2 * row.y - row.from; });
    return {rows, beside, left: from, width: width - from - (beside ? textRoom : 14), height: y + 2, all: width};
  }

  function writeRows(option, look, set, top) {
    for (const row of set.rows) {
      option.graphic.push(written(row.lines, set.beside ? set.left - 10 : 2, top + row.labelAt, look, set.beside ? {align: 'right'} : {}));
      if (row.text) option.graphic.push(written([row.text], set.all - 4, top + row.textAt, look, {align: 'right'}));
    }
  }
  const rowAxis = (set, index) => ({
    type: 'value', gridIndex: index, min: 0, max: set.height, inverse: true, show: false});

  /* The widest values may hide all others: beyond a limit they are drawn at the edge, as arrows. */
  function limit(sizes, band) {
    const sorted = sizes.filter(isFinite).sort((a, b) => a - b);
    if (!sorted.length) return Infinity;
    const most = Math.max(20 * sorted[Math.floor((sorted.length - 1) / 2)], 400 * band);
    return most > 0 && sorted[sorted.length - 1] > 1.5 * most ? most : Infinity;
  }

  /* The ground of a plot: vertical rules, what does not matter, and zero. */
  const ground = (look, index, s, band, zero) => ({
    type: 'scatter', xAxisIndex: index, yAxisIndex: index, data: [], silent: true, z: 0,
    markArea: band > 0
      ? {silent: true, itemStyle: {color: look.band}, data: [[{xAxis: Math.max(-band, s.min)}, {xAxis: Math.min(band, s.max)}]]} : undefined,
    markLine: Object.assign(ruled(s, look, false), {
      data: s.ticks.map(tick => ({xAxis: tick, lineStyle: zero && tick === 0 ? {color: look.soft, opacity: 1} : undefined}))})});

  function forest(figure, look, width, variants, top, flat) {
    const d = figure.drawing, option = blank(figure, look), many = variants.length > FEW;
    /* Of many, those that verdicts do not rest on stand as small marks in the row of the one above them. */
    const packed = d.estimates.length > 40 && d.estimates.some(e => !e.strong);
    const shown = d.estimates.filter(e => e.strong || !packed);
    const set = rowsOf(shown.map(e => e.strong ? e.label : '↳ ' + e.label), shown.map(e => minus(e.text)), width,
      flat ? 19 : shown.length > 12 ? 22 : 28, true);
    let row = -1;
    const at = d.estimates.map(e => e.strong || !packed ? set.rows[++row].y : set.rows[row].y);
    const most = limit(d.estimates.map(e => Math.max(Math.abs(e.low), Math.abs(e.high))), d.band);
    const cut = value => Math.max(-most, Math.min(most, value));
    const from = cut(Math.min(...d.estimates.map(e => e.low), -1.5 * d.band));
    const to = cut(Math.max(...d.estimates.map(e => e.high), 1.5 * d.band));
    const pad = .05 * (to - from) || 1;
    const s = labelled(scale(false, from - pad, to + pad, Math.max(2, Math.floor(set.width / 70))), set.left, set.width, width);
    option.tooltip.formatter = p => d.estimates[p.dataIndex]
      ? d.estimates[p.dataIndex].label + '\n' + minus(d.estimates[p.dataIndex].text) : '';
    option.grid.push(box(set.left, top, set.width, set.height));
    option.xAxis.push(axis(s, look, 0, false, true));
    option.yAxis.push(rowAxis(set, 0));
    writeRows(option, look, set, top);
    option.series.push(ground(look, 0, s, d.band, true));
    option.series.push({
      type: 'custom', name: 'estimates', id: 'marks', encode: {x: [0, 1, 2], y: 3}, clip: false,
      data: d.estimates.map((e, i) => [e.low, e.mean, e.high, at[i]]),
      renderItem: (params, api) => {
        const e = d.estimates[params.dataIndex], color = styled(look, variants.indexOf(e.variant), many).color;
        const half = e.strong ? 6 : 4, y = api.coord([0, at[params.dataIndex]])[1];
        const x = value => api.coord([cut(value), 0])[0];
        const stroke = {stroke: color, lineWidth: e.strong ? 2.5 : 1.3};
        const parts = [];
        if (packed && !e.strong) {
          return {type: 'circle', shape: {cx: x(e.mean), cy: y, r: 3}, style: {fill: 'none', stroke: look.soft, lineWidth: 1.2}};
        }
        parts.push({type: 'line', shape: {x1: x(e.low), x2: x(e.high), y1: y, y2: y}, style: stroke});
        for (const end of [e.low, e.high]) {
          const place = x(end), side = Math.sign(end);
          parts.push(Math.abs(end) > most
            ? {type: 'polygon', shape: {points: [[place, y - 5], [place + 7 * side, y], [place, y + 5]]}, style: {fill: color}}
            : {type: 'line', shape: {x1: place, x2: place, y1: y - half + 1, y2: y + half - 1}, style: stroke});
        }
        if (Math.abs(e.mean) <= most) {
          const place = x(e.mean);
          parts.push(e.strong
            ? {type: 'polygon', shape: {points: [[place - 7, y], [place, y - 6], [place + 7, y], [place, y + 6]]}, style: {fill: color}}
            : {type: 'circle', shape: {cx: place, cy: y, r: 3.4}, style: {fill: look.surface, stroke: color, lineWidth: 1.5}});
        }
        return {type: 'group', children: parts};
      }});
    const bottom = top + set.height + 24;
    return {option, height: bottom + titledBelow(option, look, d.axis, bottom, set.left, set.width, width) + 4};
  }

  /* Where differences span orders of magnitude: linear up to about the band, logarithmic beyond, on both sides of zero. */
  function placing(d, room) {
    const values = d.dots.flatMap(dot => [dot.x, dot.low, dot.high]), most = Math.max(...values.map(Math.abs));
    const count = Math.max(2, Math.floor(room / 60));
    if (!d.zero || !(d.band > 0) || most < 15 * d.band) {
      let [low, high] = extent(values);
      if (d.zero) { low = Math.min(low, -1.5 * d.band); high = Math.max(high, 1.5 * d.band); }
      const pad = .05 * (high - low);
      return Object.assign(scale(false, low - pad, high + pad, count), {place: x => x, axis: d.axis});
    }
    const place = x => Math.asinh(x / d.band), marks = [0];
    let stride = 10;
    const ends = extent(d.dots.map(dot => place(dot.x)));
    const ticks = () => {
      const all = [0];
      for (let x = d.band; x / 10 < most; x *= stride) all.push(x, -x);
      return all.map(place).filter(t => t >= Math.min(ends[0], -1.2) - .2 && t <= Math.max(ends[1], 1.2) + .2).sort((a, b) => a - b);
    };
    while (ticks().length > count + 1 && stride < 1e9) stride *= 10;
    return {
      log: false, min: Math.min(ends[0], -1.2) - .2, max: Math.max(ends[1], 1.2) + .2, ticks: ticks(), place,
      shown: value => number(Number((Math.sinh(value) * d.band).toPrecision(3))),
      axis: Object.assign({}, d.axis, {unit: (d.axis.unit ? d.axis.unit + '; ' : '') + 'symmetric log scale'})};
  }

  function dots(figure, look, width, variants, top, flat) {
    const d = figure.drawing, option = blank(figure, look);
    const names = variants.filter(name => d.dots.some(dot => dot.variant === name));
    const rowsAreVariants = names.every(name => d.rows.includes(name));
    const many = variants.length > FEW, crowded = !rowsAreVariants && many;
    option.tooltip.formatter = p => p.data.text;
    let y = top;
    if (!rowsAreVariants && !crowded) {
      y += legend(option, look, width, names, top, names.map(name => styled(look, variants.indexOf(name), many).symbol));
    }
    /* Rows of components with many variants become panels in which the variants are the rows: one a component, and one for all that few have. */
    const all = d.rows.map((title, row) => ({title, dots: d.dots.filter(dot => dot.row === row)}));
    const frequent = all.filter(panel => 2 * panel.dots.length > names.length), rare = all.filter(panel => !frequent.includes(panel));
    const panels = !crowded ? [{title: '', dots: d.dots}] : frequent.concat(rare.length === 0 ? []
      : [{title: rare.map(panel => panel.title).join(', '), dots: rare.flatMap(panel => panel.dots)}]);
    const labels = crowded ? names : d.rows;
    const rowOf = dot => crowded ? names.indexOf(dot.variant) : dot.row;
    const most = Math.max(...labels.map((_, row) => panels[0].dots.filter(dot => rowOf(dot) === row).length), 1);
    const least = most === 1 ? (flat ? 18 : 22) : rowsAreVariants ? (flat ? 20 : d.rows.length > 10 ? 24 : 36) : Math.max(30, 12 * names.length);
    const set = rowsOf(labels, null, width, least, true);
    const columns = crowded && set.beside ? even(panels.length, Math.floor((set.width + 16) / (flat ? 100 : 150))) : 1;
    const across = (set.width - 16 * (columns - 1)) / columns;
    panels.forEach((panel, index) => {
      const column = index % columns, left = set.left + column * (across + 16);
      /* Labels of neighbours must not meet. */
      const s = labelled(placing(Object.assign({}, d, {dots: panel.dots}), across), left, across,
        column === columns - 1 ? width : left + across + 6, column === 0 ? 0 : left - 6);
      if (column === 0) {
        if (index > 0) y += set.height + 30;
        const row = panels.slice(index, index + columns);
        const titles = Math.max(...row.map(p => p.title ? wrap(p.title, across, 12, 'bold').length : 0));
        y += LINE * titles;
        writeRows(option, look, set, y);
      }
      /* Dots lie about in their rows: every second one is shaded. */
      set.rows.forEach((row, i) => {
        if (i % 2 && set.beside) option.graphic.push({type: 'rect', silent: true, z: -5, shape: {x: left, y: y + row.from, width: across, height: row.to - row.from}, style: {fill: look.low}});
      });
      if (panel.title) {
        const lines = wrap(panel.title, across, 12, 'bold');
        option.graphic.push(written(lines, left, y - LINE * lines.length, look, {font: 'bold 12px ' + FONT}));
      }
      option.grid.push(box(left, y, across, set.height));
      option.xAxis.push(axis(s, look, index, false, true));
      option.yAxis.push(rowAxis(set, index));
      option.series.push(ground(look, index, s, d.zero ? s.place(d.band) : 0, d.zero));
      const place = dot => {
        const others = panel.dots.filter(other => rowOf(other) === rowOf(dot)), k = others.indexOf(dot);
        return set.rows[rowOf(dot)].y + (others.length > 1 ? (k / (others.length - 1) - .5) * .55 * Math.min(least, set.beside ? 99 : 18) : 0);
      };
      names.forEach(name => {
        const style = styled(look, variants.indexOf(name), many), mine = panel.dots.filter(dot => dot.variant === name);
        if (!mine.length) return;
        option.series.push({
          type: 'scatter', name, id: 'marks-' + option.series.length, symbolSize: most > 1 && rowsAreVariants ? 6 : 8, cursor: 'default',
          xAxisIndex: index, yAxisIndex: index, itemStyle: {color: style.color, opacity: .85}, z: 3,
          data: mine.map(dot => ({value: [s.place(dot.x), place(dot)], text: name + '\n' + minus(dot.text), symbol: style.symbol}))});
        const spread = mine.filter(dot => dot.low < dot.high);
        if (spread.length) {
          option.series.push({
            type: 'custom', name, silent: true, encode: {x: [0, 1], y: 2}, z: 2, xAxisIndex: index, yAxisIndex: index,
            data: spread.map(dot => [dot.low, dot.high, place(dot)]),
            renderItem: (params, api) => {
              const a = api.coord([api.value(0), api.value(2)]), b = api.coord([api.value(1), api.value(2)]);
              return {type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]}, style: {stroke: style.color, lineWidth: 1.5, opacity: .6}};
            }});
        }
      });
    });
    const bottom = y + set.height + 24;
    return {option, height: bottom + titledBelow(option, look, placing(d, set.width).axis, bottom, set.left, set.width, width) + 4};
  }

  /* A bar for each line above the plot, as far as it diverged, and a shade below all of them. */
  function divergenceBars(bars, look, index, rows) {
    return {
      type: 'custom', silent: true, clip: false, z: 0, data: bars.map(bar => bar.range.concat(0)), xAxisIndex: index, yAxisIndex: index,
      encode: {x: [0, 1]},
      renderItem: (params, api) => {
        const bar = bars[params.dataIndex], box = params.coordSys;
        const clamp = x => Math.max(box.x, Math.min(box.x + box.width, x));
        const from = clamp(api.coord([bar.range[0], 1])[0]), width = Math.max(2, clamp(api.coord([bar.range[1], 1])[0]) - from);
        return {type: 'group', children: [
          {type: 'rect', shape: {x: from, y: box.y, width, height: box.height}, style: {fill: look.soft, opacity: .2 / rows}},
          {type: 'rect', shape: {x: from, y: box.y - 6 * (rows - bar.row), width, height: 4}, style: {fill: bar.color, opacity: .15 + .85 * bar.share}}]};
      }};
  }

  /* Panels in rows and columns with common scales; labels at the outer ones. Each has a title of as many lines as it takes. */
  function panelled(option, look, width, top, titles, x, y, height, strip, columns) {
    /* Ticks at the ends of neighbours must not meet. */
    const ends = [x.ticks[0], x.ticks[x.ticks.length - 1]].map(tick => labelWidth([tick]) / 2);
    const left = labelWidth(y.ticks) + 14, gap = Math.max(16, ends[0] + ends[1] + 4), right = Math.max(14, ends[1] + 2);
    const across = (width - left - right - gap * (columns - 1)) / columns;
    const sheets = titles.map((title, i) => ({column: i % columns, lines: title ? wrap(title, across, 12, 'bold') : []}));
    let at = top;
    sheets.forEach((sheet, i) => {
      if (sheet.column === 0) {
        if (i > 0) at += height + 10;
        at += LINE * Math.max(...sheets.slice(i, i + columns).map(s => s.lines.length)) + strip + (titles.length > 1 ? 3 : 0);
      }
      const from = left + sheet.column * (across + gap), last = i + columns >= titles.length;
      option.graphic.push(written(sheet.lines, from, at - strip - 3 - LINE * sheet.lines.length, look, {font: 'bold 12px ' + FONT}));
      option.grid.push(box(from, at, across, height));
      option.xAxis.push(axis(x, look, i, false, last));
      option.yAxis.push(axis(y, look, i, true, sheet.column === 0));
    });
    /* The last row may be shorter: labels of the row above it then stand in its place. */
    return {bottom: at + height, left, span: width - left - right};
  }

  const TWO = (look, base, rest) => [
    {type: 'rect', silent: true, x: 4, y: 5, shape: {x: 0, y: 0, width: 24, height: 5}, style: {fill: base, opacity: .4}},
    written(['base'], 34, 0, look), 
    {type: 'rect', silent: true, x: 76, y: 6, shape: {x: 0, y: 0, width: 24, height: 2.5}, style: {fill: rest}},
    written(['the variant named above'], 106, 0, look)];
  /* What the two lines of every panel are. */
  function key(option, look, top) {
    option.graphic.push({type: 'group', silent: true, x: 0, y: top, children: TWO(look, look.variants[0], look.variants[1])});
    return LINE + 7;
  }

  function lines(figure, look, width, variants, top, flat) {
    const d = figure.drawing, option = blank(figure, look);
    const base = d.lines.find(line => line.variant === variants[0]);
    const others = d.lines.filter(line => line !== base), many = variants.length > FEW && others.length > 0;
    const panels = many ? others.map(line => ({title: line.variant, lines: base ? [base, line] : [line]})) : [{title: '', lines: d.lines}];
    const middle = point => point.length === 4 ? point[2] : point[1];
    const values = d.lines.flatMap(line => line.points.flatMap(point => point.slice(1)).concat(line.marks.map(mark => mark.y)))
      .filter(v => v !== null && isFinite(v) && (!d.y.log || v > 0));
    let [low, high] = extent(values);
    /* What is beyond the top is no better than not to train at all, and would flatten everything else. */
    const cap = d.top !== null && d.top > low && d.top < high ? d.top : high, log = d.y.log && cap > (d.x.log ? 5 : 20) * low;
    const xs = extent(d.lines.flatMap(line => line.points.map(point => point[0]).concat(line.shaded.flatMap(range => range.slice(0, 2)))));
    const percent = d.y.unit === '%', pad = .04 * (cap - low);
    let y = top;
    if (many) y += key(option, look, y);
    else if (d.lines.length > 1) y += legend(option, look, width, d.lines.map(line => line.variant), top);
    y += titled(option, look, d.y, y, width) + 6;
    const bars = panels.map(panel => panel.lines.flatMap((line, row) => line.shaded.map(([from, to, share]) => ({
      range: [from, to], share, row, color: styled(look, variants.indexOf(line.variant), many).color}))));
    const strip = bars.some(b => b.length) ? 6 * Math.max(...panels.map(p => p.lines.length)) + 2 : 0;
    const columns = many ? even(panels.length, Math.min(8, Math.floor(width / (flat ? 104 : 165)))) : 1;
    /* Two figures on a page if they can be as low as that, else one. */
    const count = Math.ceil(panels.length / columns), half = 380 / count - 48;
    const tall = !many ? (flat ? 150 : 250) : !flat ? 110 : Math.min(110, half >= 40 ? half : 1000 / count - 50);
    const ys = percent ? {log: false, min: 0, max: 100, ticks: many ? [0, 50, 100] : [0, 20, 40, 60, 80, 100]}
      : scale(log, log ? low * .92 : low - pad, log ? cap * 1.08 : cap + pad, many ? 4 : 6);
    const xs2 = scale(d.x.log && xs[1] >= 10 * xs[0], xs[0], xs[1], Math.max(2, Math.floor(width / columns / 60)));
    const set = panelled(option, look, width, y, panels.map(p => p.title), xs2, ys, tall, strip, columns);
    option.tooltip.trigger = 'axis';
    option.tooltip.axisPointer = {type: 'line', lineStyle: {color: look.soft}};
    option.tooltip.formatter = list => {
      const items = (Array.isArray(list) ? list : [list]).filter(p => p.seriesType === 'line');
      return items.length === 0 ? '' : d.x.title + ' ' + number(items[0].value[0]) + '\n'
        + items.map(p => p.seriesName + ': ' + number(p.value[1])).join('\n');
    };
    panels.forEach((panel, index) => {
      const on = {xAxisIndex: index, yAxisIndex: index};
      option.series.push(Object.assign({type: 'line', data: [], silent: true, z: 0, markLine: ruled(ys, look, true)}, on));
      panel.lines.forEach(line => {
        const style = styled(look, variants.indexOf(line.variant), many), again = line === base && index > 0;
        const fits = line.points.filter(point => middle(point) !== null && (!log || middle(point) > 0));
        const band = fits.filter(point => point.length === 4 && point[1] !== null && point[3] !== null);
        const within = value => Math.max(ys.min, Math.min(ys.max, value));
        option.series.push(Object.assign({
          type: 'line', name: line.variant, id: (again ? 'again-' : 'marks-') + option.series.length, clip: true, z: 3,
          step: d.style === 'STEPS' ? 'end' : false, symbol: style.symbol, symbolSize: many ? 3 : 4,
          showSymbol: d.style === 'POINTS' || d.style === 'CLOUD', showAllSymbol: true, emphasis: {disabled: true},
          lineStyle: {color: style.color, width: d.style === 'CLOUD' ? 0 : many && again ? 4 : style.width, opacity: style.opacity, type: style.dash},
          itemStyle: {color: style.color, opacity: style.opacity}, data: fits.map(point => [point[0], middle(point)])}, on));
        if (band.length > 1 && d.style !== 'CLOUD') {
          option.series.push(Object.assign({
            type: 'custom', name: line.variant, silent: true, clip: true, z: 1, data: [[band[0][0], within(middle(band[0]))]],
            renderItem: (params, api) => ({
              type: 'polygon', silent: true, style: {fill: style.color, opacity: .16},
              shape: {points: band.map(p => api.coord([p[0], within(p[1])]))
                .concat(band.slice().reverse().map(p => api.coord([p[0], within(p[3])])))}})}, on));
        }
        const above = fits.filter(point => middle(point) > ys.max);
        if (above.length) {
          option.series.push(Object.assign({
            type: 'scatter', name: line.variant, silent: true, symbol: 'triangle', symbolSize: 6, symbolOffset: [0, 3], z: 4,
            itemStyle: {color: style.color, opacity: style.opacity}, data: above.map(point => [point[0], ys.max])}, on));
        }
        if (line.marks.length) {
          option.series.push(Object.assign({
            type: 'scatter', name: line.variant, symbol: style.symbol, z: 5, symbolSize: many ? 6 : 9, clip: true,
            itemStyle: {color: look.surface, borderColor: style.color, borderWidth: 1.8},
            tooltip: {trigger: 'item', formatter: p => line.variant + '\n' + line.marks[p.dataIndex].text},
            data: line.marks.map(mark => [mark.x, within(mark.y)])}, on));
        }
      });
      if (bars[index].length) option.series.push(divergenceBars(bars[index], look, index, panel.lines.length));
    });
    const bottom = set.bottom + 22;
    return {option, height: bottom + titledBelow(option, look, d.x, bottom, set.left, set.span, width) + 4};
  }

  function heat(figure, look, width, variants, top, flat) {
    const d = figure.drawing, option = blank(figure, look);
    option.tooltip.formatter = p =>
      d.rows[p.value[1]] + '\n' + d.x.title + ' ' + d.columns[p.value[0]] + '\n' + p.data.text + ' diverged';
    const set = rowsOf(d.rows, null, width, 20, false, .5), least = flat ? 18 : 24;
    /* Cells are of one height, so labels of several lines make all rows as high as the highest. */
    const each = Math.max(least, ...set.rows.map(row => LINE * row.lines.length + 6));
    set.rows.forEach((row, i) => { row.labelAt = each * i + (each - LINE * row.lines.length) / 2; });
    writeRows(option, look, set, top);
    const cell = set.width / d.columns.length, label = Math.max(...d.columns.map(c => measure(c, 11))) + 8;
    const step = Math.max(1, Math.ceil(label / cell));
    option.grid.push(box(set.left, top, set.width, each * d.rows.length));
    option.xAxis.push({
      type: 'category', data: d.columns, axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
      axisLabel: {color: look.soft, fontSize: 11, interval: i => i % step === 0, hideOverlap: true}});
    option.yAxis.push({type: 'category', data: d.rows, inverse: true, show: false});
    option.visualMap = {show: false, min: 0, max: 1, dimension: 2, inRange: {color: [look.low, look.high]}};
    option.series.push({
      type: 'heatmap', id: 'marks',
      data: d.cells.map(c => ({value: [c.column, c.row, c.share], text: c.text})),
      label: {show: cell > 28, fontSize: 10, color: look.ink, formatter: p => p.data.text.split('/')[0] === '0' ? '' : p.data.text},
      itemStyle: {borderColor: look.surface, borderWidth: 2}});
    const bottom = top + each * d.rows.length + 22;
    return {option, height: bottom + titledBelow(option, look, d.x, bottom, set.left, set.width, width) + 4};
  }

  function plane(figure, look, width, variants, top, flat) {
    const d = figure.drawing, option = blank(figure, look), many = d.paths.length > 4 || d.paths.length > 1 && variants.length > FEW;
    const base = d.paths.find(path => path.variant === variants[0]);
    const panels = many ? d.paths.filter(path => path !== base).map(path => ({title: path.variant, paths: base ? [base, path] : [path]}))
      : [{title: '', paths: d.paths}];
    const [left, right, bottom, up] = d.bounds, ratio = (up - bottom) / (right - left);
    option.tooltip.formatter = p => p.data && p.data.text ? p.data.text : p.seriesName || '';
    let y = top;
    if (many) y += key(option, look, y);
    else if (d.paths.length > 1) y += legend(option, look, width, d.paths.map(path => path.variant), top);
    y += titled(option, look, d.y, y, width) + 6;
    const columns = many ? even(panels.length, Math.min(Math.floor(width / (flat ? 160 : 230)), 5)) : 1;
    const narrow = many ? width : Math.min(width, 760), across = (narrow - 50) / columns;
    const equal = ratio > .25 && ratio < 1.3;
    const tall = Math.min(equal ? (across - 14) * ratio : .62 * across, flat ? (many ? 130 : 330) : many ? 240 : 520);
    const ticks = Math.max(2, Math.floor(across / 70));
    const xs = scale(false, left, right, ticks), ys = scale(false, bottom, up, many ? 3 : 6);
    const set = panelled(option, look, equal && !many ? Math.min(narrow, tall / ratio + 60) : narrow, y, panels.map(p => p.title), xs, ys, tall, 0, columns);
    panels.forEach((panel, index) => {
      const on = {xAxisIndex: index, yAxisIndex: index};
      option.series.push(Object.assign({
        type: 'lines', id: (index ? 'levels-' : 'marks-levels') + index, coordinateSystem: 'cartesian2d', polyline: true, silent: true, clip: true,
        z: 1, lineStyle: {color: look.level, width: many ? .7 : 1, opacity: 1},
        data: d.contours.map(contour => ({coords: many ? thinned(contour.points, 40) : contour.points}))}, on));
      panel.paths.forEach(path => {
        const style = styled(look, variants.indexOf(path.variant), many), again = path === base && index > 0;
        option.series.push(Object.assign({
          type: 'line', name: path.variant, id: (again ? 'again-' : 'marks-') + option.series.length, symbol: style.symbol, symbolSize: 3,
          showAllSymbol: true, clip: true, showSymbol: path.points.length <= 80, emphasis: {disabled: true}, z: 3,
          lineStyle: {color: style.color, width: style.width, opacity: style.opacity, type: style.dash},
          itemStyle: {color: style.color, opacity: style.opacity},
          data: path.points.map((point, k) => ({value: point, text: path.variant + ', point ' + k}))}, on));
        const end = path.points[path.points.length - 1];
        if (end) {
          const inside = [Math.max(left, Math.min(right, end[0])), Math.max(bottom, Math.min(up, end[1]))];
          option.series.push(Object.assign({
            type: 'scatter', name: path.variant, symbol: inside[0] === end[0] && inside[1] === end[1] ? 'rect' : 'triangle', symbolSize: 9, z: 7,
            itemStyle: {color: style.color, borderColor: look.surface, borderWidth: 1.5},
            data: [{value: inside, text: path.variant + ', end'}]}, on));
        }
      });
      const marks = Object.assign({
        type: 'scatter', z: 6, symbolSize: many ? 8 : 12,
        data: d.marks.map(mark => ({
          value: [mark.x, mark.y], text: mark.text, symbol: mark.text === 'minimum' ? 'diamond' : 'circle'})),
        itemStyle: {color: look.surface, borderColor: look.ink, borderWidth: 2}}, on);
      if (!many) {
        marks.label = {show: true, position: 'top', formatter: p => p.data.text, color: look.ink, fontSize: 12,
          textBorderColor: look.surface, textBorderWidth: 3};
      }
      option.series.push(marks);
      Object.entries(many ? {} : d.arrows).forEach(([name, [from, to]], i) => {
        option.series.push(Object.assign({
          type: 'line', z: 5, symbol: ['none', 'none'], showSymbol: false, data: [],
          markLine: {
            silent: true, symbol: ['none', 'arrow'], symbolSize: 9, animation: false,
            lineStyle: {color: look.ink, width: 1.8, type: i ? [5, 3] : 'solid'},
            label: {show: true, position: 'end', formatter: () => name, color: look.ink, fontSize: 12,
              textBorderColor: look.surface, textBorderWidth: 3},
            data: [[{coord: from}, {coord: to}]]}}, on));
      });
    });
    const under = set.bottom + 22;
    return {option, height: under + titledBelow(option, look, d.x, under, set.left, set.span, width) + 4};
  }
  const thinned = (points, most) => {
    const stride = Math.ceil(points.length / most);
    return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
  };

  const builders = {forest, dots, lines, heat, plane};
  return {
    LIGHT, DARK, FEW, styled, number, withUnit, wrap,
    /* Builds the figure with some room at the top; flat, for paper, if there is little height. */
    build: (figure, look, width, variants, top = 0, flat = false) =>
      builders[figure.drawing.kind](figure, look, width, variants, top + 4, flat)};
})();
