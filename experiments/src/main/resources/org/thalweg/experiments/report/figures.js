'use strict';
/* Turns a figure's data into options for ECharts. Nothing is computed here but where things stand; text stays text. */
const Figures = (() => {
  /* Okabe and Ito, Color universal design, 2008; the base has the colour of the text. Darker grounds get lighter tones. */
  const LIGHT = {
    ink: '#1b1f24', soft: '#57606a', line: '#d5dae1', surface: '#ffffff', band: 'rgba(0,114,178,.11)', level: '#b9c0c9',
    low: '#f6f7f9', high: '#d55e00',
    variants: ['#1b1f24', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9']};
  const DARK = {
    ink: '#e7eaee', soft: '#a5aeb9', line: '#363d47', surface: '#14171b', band: 'rgba(86,180,233,.16)', level: '#4a525d',
    low: '#1d2127', high: '#e0762a',
    variants: ['#e7eaee', '#4aa8e0', '#f0823c', '#1fbf92', '#dd93bb', '#efb02e', '#8fd0f5']};
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect'];
  const DASHES = ['solid', [6, 3], [2, 2]];

  /* The base is broad, so that it is seen below a variant that went the same way. */
  const styled = (look, index) => {
    const i = Math.max(index, 0), n = look.variants.length;
    return {
      width: i === 0 ? 5 : 1.8, opacity: i === 0 ? .4 : 1,
      color: look.variants[i % n],
      symbol: SYMBOLS[(i + Math.floor(i / n)) % SYMBOLS.length],
      dash: DASHES[Math.floor(i / n) % DASHES.length]};
  };

  const number = value => {
    if (value === null || value === undefined || !isFinite(value)) return '–';
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e')
      : String(Number(value.toPrecision(4)));
    return text.replace(/-/g, '−');
  };
  const withUnit = axis => axis.unit ? axis.title + ' (' + axis.unit + ')' : axis.title;
  const broken = (text, most) => text.split(' ').reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length < most) lines[lines.length - 1] = last + ' ' + word;
    else lines.push(word);
    return lines;
  }, []).join('\n');
  const shorten = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;
  const extent = values => {
    const finite = values.filter(v => v !== null && isFinite(v));
    return [Math.min(...finite), Math.max(...finite)];
  };

  /* What all figures share. Legends name variants; their height depends on how many fit into a line. */
  function frame(figure, look, width, names, variants) {
    let rows = names.length > 1 ? 1 : 0, used = 0;
    for (const name of names) {
      const need = 56 + 7.2 * Math.min(name.length, 40);
      if (used + need > width - 20 && used > 0) { rows++; used = 0; }
      used += need;
    }
    return {
      animation: false,
      backgroundColor: 'transparent',
      /* Without quotes, which would end the attribute they stand in when the figure is saved. */
      textStyle: {fontFamily: 'system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif', color: look.ink},
      aria: {enabled: true, decal: {show: true}, label: {description: figure.title + '. ' + figure.note}},
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: look.surface, borderColor: look.line,
        textStyle: {color: look.ink, fontSize: 12}},
      legend: names.length > 1
        ? {top: 0, left: 0, itemWidth: 26, itemGap: 14, textStyle: {color: look.ink, fontSize: 12},
          inactiveColor: look.level,
          itemHeight: 11, data: names,
          formatter: name => shorten(name, 40)}
        : {show: false},
      grid: {
        left: 6, right: 14, top: rows * 22 + 14, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'all',
        outerBounds: {left: 4, right: 10, top: rows * 22 + 8, bottom: 4}},
      series: []};
  }

  function axis(spec, look, vertical, more) {
    return Object.assign({
      type: spec.log ? 'log' : 'value',
      name: withUnit(spec), nameLocation: 'middle', nameGap: vertical ? 40 : 24,
      nameTextStyle: {color: look.soft, fontSize: 12, lineHeight: 15},
      nameMoveOverlap: true,
      axisLine: {show: true, onZero: false, lineStyle: {color: look.soft}},
      axisTick: {show: true, lineStyle: {color: look.soft}},
      axisLabel: {color: look.soft, fontSize: 11, formatter: number, hideOverlap: true},
      splitLine: {lineStyle: {color: look.line, opacity: .6}},
      minorTick: {show: !!spec.log, splitNumber: 9}}, more);
  }

  /* An axis of rows, first at the top; every row is a whole number. */
  function rowAxis(labels, look, width, more) {
    const most = width < 480 ? 16 : 34;
    return Object.assign({
      type: 'value', min: -.6, max: labels.length - .4, interval: 1, inverse: true,
      axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
      axisLabel: {
        show: true, color: look.ink, fontSize: 12, customValues: labels.map((_, i) => i),
        formatter: value => shorten(labels[Math.round(value)] || '', most)}}, more);
  }

  /* The widest values may hide all others: beyond a limit they are drawn at the edge, as arrows. */
  function limit(sizes, band) {
    const sorted = sizes.filter(isFinite).sort((a, b) => a - b);
    if (!sorted.length) return Infinity;
    const most = Math.max(20 * sorted[Math.floor((sorted.length - 1) / 2)], 400 * band);
    return most > 0 && sorted[sorted.length - 1] > 1.5 * most ? most : Infinity;
  }

  function bandAndZero(band, zero, look) {
    return {
      silent: true,
      markArea: band > 0
        ? {silent: true, itemStyle: {color: look.band, decal: 'none'}, data: [[{xAxis: -band}, {xAxis: band}]]} : undefined,
      markLine: zero
        ? {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: look.soft, type: 'solid', width: 1},
          data: [{xAxis: 0}]} : undefined};
  }

  function forest(figure, look, width, variants) {
    const d = figure.drawing, option = frame(figure, look, width, [], variants);
    const sizes = d.estimates.map(e => Math.max(Math.abs(e.low), Math.abs(e.high)));
    const most = limit(sizes, d.band), cut = value => Math.max(-most, Math.min(most, value));
    const from = cut(Math.min(...d.estimates.map(e => e.low), -1.5 * d.band));
    const to = cut(Math.max(...d.estimates.map(e => e.high), 1.5 * d.band));
    const pad = .05 * (to - from) || 1;
    option.tooltip.formatter = p => d.estimates[p.dataIndex]
      ? d.estimates[p.dataIndex].label + '\n' + d.estimates[p.dataIndex].text : '';
    option.xAxis = axis(d.axis, look, false, {min: from - pad, max: to + pad, axisLabel: {
      color: look.soft, fontSize: 11, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: number}});
    const labels = d.estimates.map(e => e.strong ? e.label : '↳ ' + e.label);
    option.yAxis = [rowAxis(labels, look, width)];
    if (width >= 620) {
      option.yAxis.push(rowAxis(d.estimates.map(e => e.text.replace(/-(?=\d)/g, '−')), look, width, {position: 'right'}));
      option.series.push({type: 'scatter', yAxisIndex: 1, data: [], silent: true});
    }
    option.series.push(Object.assign({type: 'scatter', data: [], xAxisIndex: 0, yAxisIndex: 0}, bandAndZero(d.band, true, look)));
    option.series.push({
      type: 'custom', name: 'estimates', id: 'marks', encode: {x: [0, 1, 2], y: 3}, clip: false,
      data: d.estimates.map((e, i) => [e.low, e.mean, e.high, i]),
      renderItem: (params, api) => {
        const e = d.estimates[params.dataIndex], color = styled(look, variants.indexOf(e.variant)).color;
        const half = e.strong ? 6 : 4, y = api.coord([0, params.dataIndex])[1];
        const x = value => api.coord([cut(value), 0])[0];
        const stroke = {stroke: color, lineWidth: e.strong ? 2.5 : 1.3};
        const parts = [{type: 'line', shape: {x1: x(e.low), x2: x(e.high), y1: y, y2: y}, style: stroke}];
        for (const end of [e.low, e.high]) {
          const at = x(end), side = Math.sign(end);
          parts.push(Math.abs(end) > most
            ? {type: 'polygon', shape: {points: [[at, y - 5], [at + 7 * side, y], [at, y + 5]]}, style: {fill: color}}
            : {type: 'line', shape: {x1: at, x2: at, y1: y - half + 1, y2: y + half - 1}, style: stroke});
        }
        if (Math.abs(e.mean) <= most) {
          const at = x(e.mean);
          parts.push(e.strong
            ? {type: 'polygon', shape: {points: [[at - 7, y], [at, y - 6], [at + 7, y], [at, y + 6]]}, style: {fill: color}}
            : {type: 'circle', shape: {cx: at, cy: y, r: 3.4}, style: {fill: look.surface, stroke: color, lineWidth: 1.5}});
        }
        return {type: 'group', children: parts};
      }});
    option.xAxis.name = broken(option.xAxis.name, Math.max(24, (width - 170) / 6.5));
    return {option, height: 66 + 30 * d.estimates.length};
  }

  /* Where differences span orders of magnitude: linear up to about the band, logarithmic beyond, on both sides of zero. */
  function scaleOf(d) {
    const most = Math.max(...d.dots.map(dot => Math.abs(dot.x)));
    if (!d.zero || !(d.band > 0) || most < 15 * d.band) return {place: x => x, axis: () => ({})};
    const place = x => Math.asinh(x / d.band), marks = [0];
    for (let x = d.band; x / 10 < most; x *= 10) marks.push(x, -x);
    const ticks = marks.map(place).sort((a, b) => a - b);
    const [low, high] = extent(d.dots.map(dot => place(dot.x)));
    return {place, axis: look => ({
      name: withUnit(Object.assign({}, d.axis, {unit: d.axis.unit + '; symmetric log scale'})),
      min: Math.min(low, -1.2) - .2, max: Math.max(high, 1.2) + .2, splitLine: {show: false},
      axisTick: {show: true, customValues: ticks, lineStyle: {color: look.soft}},
      axisLabel: {color: look.soft, fontSize: 11, hideOverlap: true, customValues: ticks, showMinLabel: true, showMaxLabel: true,
        formatter: value => number(Number((Math.sinh(value) * d.band).toPrecision(3)))}})};
  }

  function dots(figure, look, width, variants) {
    const d = figure.drawing;
    const names = variants.filter(name => d.dots.some(dot => dot.variant === name));
    const rowsAreVariants = names.every(name => d.rows.includes(name));
    const option = frame(figure, look, width, rowsAreVariants ? [] : names, variants);
    option.legend.itemWidth = 12;
    option.legend.data = names.map(name => ({name, icon: styled(look, variants.indexOf(name)).symbol}));
    const scale = scaleOf(d);
    const inRow = d.rows.map((_, row) => d.dots.filter(dot => dot.row === row));
    const range = extent(d.dots.flatMap(dot => [dot.low, dot.high]));
    option.tooltip.formatter = p => p.data.text;
    const alone = !d.zero && range[0] === range[1], around = Math.abs(range[0]) / 2;
    option.xAxis = axis(d.axis, look, false, Object.assign(
      {scale: !d.zero}, alone ? {min: range[0] - around, max: range[0] + (around || 1)} : {}, scale.axis(look)));
    option.yAxis = rowAxis(d.rows, look, width);
    names.forEach((name, i) => {
      const style = styled(look, variants.indexOf(name));
      const mine = d.dots.filter(dot => dot.variant === name);
      const place = dot => {
        const others = inRow[dot.row], k = others.indexOf(dot);
        return dot.row + (others.length > 1 ? (k / (others.length - 1) - .5) * .62 : 0);
      };
      option.series.push(Object.assign({
        type: 'scatter', name, id: 'marks-' + i, symbolSize: 8, cursor: 'default',
        itemStyle: {color: style.color, opacity: .85},
        data: mine.map(dot => ({
          value: [scale.place(dot.x), place(dot)], text: name + '\n' + dot.text, symbol: style.symbol}))},
      i === 0 ? bandAndZero(scale.place(d.band), d.zero, look) : {}));
      const spread = mine.filter(dot => dot.low < dot.high);
      if (spread.length) {
        option.series.push({
          type: 'custom', name, silent: true, encode: {x: [0, 1], y: 2}, z: 1,
          data: spread.map(dot => [dot.low, dot.high, place(dot)]),
          renderItem: (params, api) => {
            const a = api.coord([api.value(0), api.value(2)]), b = api.coord([api.value(1), api.value(2)]);
            return {type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]},
              style: {stroke: style.color, lineWidth: 1.5, opacity: .6}};
          }});
      }
    });
    option.xAxis.name = broken(option.xAxis.name, Math.max(24, (width - 170) / 6.5));
    const rowHeight = rowsAreVariants ? 54 : Math.max(34, 14 * names.length);
    return {option, height: 72 + option.grid.top + rowHeight * d.rows.length};
  }

  /* Powers of ten, with twos and fives between them if they are few. */
  function logTicks(low, high) {
    const ticks = [], first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
    const stride = Math.max(1, Math.ceil((last - first) / 8));
    for (let power = first; power <= last; power += stride) {
      for (const digit of last - first < 4 ? [1, 2, 5] : [1]) {
        const tick = Number((digit + 'e' + power));
        if (tick >= low && tick <= high) ticks.push(tick);
      }
    }
    return ticks;
  }

  /* A bar for each variant at the top of the plot, as far as it diverged, and a shade below all of them. */
  function divergenceBars(bars, look, variants) {
    const shade = .2 / variants;
    return {
      type: 'custom', id: 'diverged', silent: true, clip: true, z: 0, data: bars.map(bar => bar.range.concat(0)),
      encode: {x: [0, 1]},
      renderItem: (params, api) => {
        const bar = bars[params.dataIndex], box = params.coordSys;
        const from = api.coord([bar.range[0], 1])[0], width = Math.max(2, api.coord([bar.range[1], 1])[0] - from);
        return {type: 'group', children: [
          {type: 'rect', shape: {x: from, y: box.y, width, height: box.height}, style: {fill: look.soft, opacity: shade}},
          {type: 'rect', shape: {x: from, y: box.y + 2 + 6 * bar.row, width, height: 4}, style: {fill: bar.color, opacity: .15 + .85 * bar.share}}]};
      }};
  }

  function lines(figure, look, width, variants) {
    const d = figure.drawing;
    const option = frame(figure, look, width, d.lines.map(line => line.variant), variants);
    const middle = point => point.length === 4 ? point[2] : point[1];
    const values = d.lines.flatMap(line => line.points.flatMap(point => point.slice(1)))
      .filter(v => v !== null && isFinite(v) && (!d.y.log || v > 0));
    const [low, high] = extent(values);
    /* A rate just short of diverging has a loss that would flatten everything else. */
    const cap = d.y.log && d.x.log && values.length ? Math.min(high, 1e3 * values.sort((a, b) => a - b)[values.length >> 2]) : high;
    const log = d.y.log && cap > (d.x.log ? 3 : 20) * low, ticks = log ? logTicks(low, cap) : undefined;
    const xs = extent(d.lines.flatMap(line => line.points.map(point => point[0]).concat(line.shaded.flatMap(range => range.slice(0, 2)))));
    option.tooltip.trigger = 'axis';
    option.tooltip.axisPointer = {type: 'line', lineStyle: {color: look.soft}};
    option.tooltip.formatter = list => {
      const items = (Array.isArray(list) ? list : [list]).filter(p => p.seriesType === 'line');
      return items.length === 0 ? '' : d.x.title + ' ' + number(items[0].value[0]) + '\n'
        + items.map(p => p.seriesName + ': ' + number(p.value[1])).join('\n');
    };
    option.xAxis = axis(Object.assign({}, d.x, {log: d.x.log && xs[1] >= 10 * xs[0]}), look, false,
      {min: xs[0], max: xs[1], splitLine: {show: false}});
    const bars = [];
    option.yAxis = axis(Object.assign({}, d.y, {log}), look, true,
      {scale: true, max: log ? cap * 1.1 : d.y.unit === '%' ? 100 : undefined, min: log ? low * .9 : d.y.unit === '%' ? 0 : undefined,
        axisLabel: {color: look.soft, fontSize: 11, formatter: number, hideOverlap: true, customValues: ticks},
        axisTick: {show: true, customValues: ticks, lineStyle: {color: look.soft}}, minorTick: {show: false}});
    d.lines.forEach((line, i) => {
      const style = styled(look, variants.indexOf(line.variant));
      const fits = line.points.filter(point => middle(point) !== null && (!log || middle(point) > 0));
      const band = fits.filter(point => point.length === 4 && point[1] !== null && point[3] !== null);
      const floor = value => log ? Math.max(value, low) : value;
      const polygon = band.length < 2 || d.style === 'CLOUD' ? [] : [{
          type: 'custom', name: line.variant, silent: true, clip: true, z: 1, data: [[band[0][0], middle(band[0])]],
          renderItem: (params, api) => ({
            type: 'polygon', silent: true, style: {fill: style.color, opacity: .15},
            shape: {points: band.map(p => api.coord([p[0], floor(p[1])]))
              .concat(band.slice().reverse().map(p => api.coord([p[0], floor(p[3])])))}})}];
      option.series.push({
        type: 'line', name: line.variant, id: 'marks-' + i, step: d.style === 'STEPS' ? 'end' : false, symbol: style.symbol,
        symbolSize: 5, showSymbol: d.style === 'POINTS' || d.style === 'CLOUD', showAllSymbol: true, emphasis: {disabled: true}, z: 3,
        lineStyle: {color: style.color, width: d.style === 'CLOUD' ? 0 : style.width, opacity: style.opacity, type: style.dash},
        itemStyle: {color: style.color},
        data: fits.map(point => [point[0], middle(point)])}, ...polygon);
      line.shaded.forEach(([from, to, share]) => bars.push({range: [from, to], share, row: i, color: style.color}));
      if (line.marks.length) {
        option.series.push({
          type: 'scatter', name: line.variant, id: 'chosen-' + i, symbol: style.symbol, z: 4,
          symbolSize: (value, p) => 6 + 13 * Math.sqrt(line.marks[p.dataIndex].weight),
          itemStyle: {color: style.color, borderColor: look.surface, borderWidth: 1.5},
          tooltip: {trigger: 'item', formatter: p => line.variant + '\n' + line.marks[p.dataIndex].text},
          data: line.marks.map(mark => [mark.x, mark.y])});
      }
    });
    if (bars.length) option.series.push(divergenceBars(bars, look, d.lines.length));
    return {option, height: 300 + option.grid.top};
  }

  function heat(figure, look, width, variants) {
    const d = figure.drawing, option = frame(figure, look, width, [], variants);
    option.tooltip.formatter = p =>
      d.rows[p.value[1]] + '\n' + d.x.title + ' ' + d.columns[p.value[0]] + '\n' + p.data.text + ' diverged';
    option.xAxis = axis(d.x, look, false, {type: 'category', data: d.columns, minorTick: {show: false}, splitLine: {show: false}});
    option.xAxis.axisLabel = {color: look.soft, fontSize: 11, hideOverlap: true};
    option.yAxis = {type: 'category', data: d.rows, inverse: true, axisTick: {show: false}, axisLine: {show: false},
      axisLabel: {color: look.ink, fontSize: 12, formatter: name => shorten(name, width < 480 ? 16 : 34)}};
    option.visualMap = {show: false, min: 0, max: 1, dimension: 2, inRange: {color: [look.low, look.high]}};
    option.aria.decal.show = false;
    const room = (width - 150) / d.columns.length > 21;
    option.series.push({
      type: 'heatmap', id: 'marks',
      data: d.cells.map(cell => ({value: [cell.column, cell.row, cell.share], text: cell.text})),
      label: {show: room, fontSize: 10, color: look.ink, formatter: p => p.data.text.split('/')[0] === '0' ? '' : p.data.text},
      itemStyle: {borderColor: look.surface, borderWidth: 2}});
    return {option, height: 70 + 32 * d.rows.length};
  }

  function plane(figure, look, width, variants) {
    const d = figure.drawing, names = d.paths.map(path => path.variant);
    const option = frame(figure, look, width, names, variants);
    const [left, right, bottom, top] = d.bounds, ratio = (top - bottom) / (right - left);
    const equal = ratio > .25 && ratio < 1.3, room = Math.min(width, 820) - 80;
    option.tooltip.formatter = p => p.data && p.data.text ? p.data.text : p.seriesName || '';
    option.xAxis = axis(d.x, look, false, {min: left, max: right, splitLine: {show: false}, axisLabel:
      {color: look.soft, fontSize: 11, formatter: number, hideOverlap: true, showMinLabel: false, showMaxLabel: false}});
    option.yAxis = axis(d.y, look, true, {min: bottom, max: top, splitLine: {show: false}, axisLabel:
      {color: look.soft, fontSize: 11, formatter: number, hideOverlap: true, showMinLabel: false, showMaxLabel: false}});
    option.series.push({
      type: 'lines', id: 'marks-levels', coordinateSystem: 'cartesian2d', polyline: true, silent: true, clip: true, z: 1,
      lineStyle: {color: look.level, width: 1, opacity: 1},
      data: d.contours.map(contour => ({coords: contour.points}))});
    d.paths.forEach((path, i) => {
      const style = styled(look, variants.indexOf(path.variant));
      option.series.push({
        type: 'line', name: path.variant, id: 'marks-' + i, symbol: style.symbol, symbolSize: 4, showAllSymbol: true, clip: true,
        showSymbol: path.points.length <= 80, emphasis: {disabled: true}, z: 3,
        lineStyle: {color: style.color, width: style.width, opacity: style.opacity, type: style.dash}, itemStyle: {color: style.color},
        data: path.points.map((point, k) => ({value: point, text: path.variant + ', point ' + k}))});
    });
    Object.entries(d.arrows).forEach(([name, [from, to]], i) => {
      option.series.push({
        type: 'line', id: 'arrow-' + i, z: 5, symbol: ['none', 'none'], showSymbol: false, data: [],
        markLine: {
          silent: true, symbol: ['none', 'arrow'], symbolSize: 9, animation: false,
          lineStyle: {color: look.ink, width: 1.8, type: i ? [5, 3] : 'solid'},
          label: {show: true, position: 'end', formatter: () => name, color: look.ink, fontSize: 12,
            textBorderColor: look.surface, textBorderWidth: 3},
          data: [[{coord: from}, {coord: to}]]}});
    });
    option.series.push({
      type: 'scatter', id: 'places', z: 6, symbolSize: 12,
      data: d.marks.map(mark => ({
        value: [mark.x, mark.y], text: mark.text, symbol: mark.text === 'minimum' ? 'diamond' : 'circle'})),
      itemStyle: {color: look.surface, borderColor: look.ink, borderWidth: 2},
      label: {show: true, position: 'top', formatter: p => p.data.text, color: look.ink, fontSize: 12,
        textBorderColor: look.surface, textBorderWidth: 3}});
    const height = Math.round(equal ? room * ratio : Math.min(440, room * .7));
    return {option, height: height + option.grid.top + 56, width: equal ? room + 80 : undefined};
  }

  const builders = {forest, dots, lines, heat, plane};
  return {
    LIGHT, DARK, styled, number, withUnit,
    build: (figure, look, width, variants) => builders[figure.drawing.kind](figure, look, width, variants)};
})();
