/* The page: draws the figures, keeps them fitting, and hands out what it holds. */
(() => {
  const page = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement, button = document.getElementById('theme');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const charts = new Map();
  /* Figures are smaller on paper, as its text is: the same number as in the style sheet. */
  const PAPER_ZOOM = .8;
  let chosen = null, printing = false;

  const dark = () => !printing && (chosen ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';
  const look = () => dark() ? Figures.DARK : Figures.LIGHT;

  function swatches() {
    for (const mark of document.querySelectorAll('.swatch')) {
      const style = Figures.styled(look(), Number(mark.dataset.variant), page.variants.length > Figures.FEW);
      const ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg');
      svg.setAttribute('viewBox', '0 0 24 12');
      svg.setAttribute('aria-hidden', 'true');
      const line = svg.appendChild(document.createElementNS(ns, 'path'));
      line.setAttribute('d', 'M0 6H24');
      line.setAttribute('stroke', style.color);
      line.setAttribute('stroke-width', '3');
      if (Array.isArray(style.dash)) line.setAttribute('stroke-dasharray', style.dash.join(' '));
      mark.replaceChildren(svg);
    }
  }

  /* How many marks stand on the page, so that a test can hold them against the data. */
  function count(chart) {
    let drawn = 0;
    for (const series of chart.getModel().getSeries()) {
      if (!String(series.id).startsWith('marks')) continue;
      const data = series.getData(), points = data.getLayout('points');
      if (series.subType === 'line' && points) {
        for (let i = 0; i + 1 < points.length; i += 2) if (isFinite(points[i]) && isFinite(points[i + 1])) drawn++;
      } else {
        data.eachItemGraphicEl(() => drawn++);
      }
    }
    return drawn;
  }

  function draw(figure) {
    const holder = document.getElementById(figure.id).querySelector('.chart');
    if (printing && holder.offsetParent === null) return;
    const width = Math.floor(holder.parentElement.clientWidth / (printing ? PAPER_ZOOM : 1));
    const made = Figures.build(figure, look(), width, page.variants, 0, printing);
    let chart = charts.get(figure.id);
    if (!chart) {
      chart = echarts.init(holder, null, {renderer: 'svg', width, height: made.height});
      charts.set(figure.id, chart);
    }
    chart.resize({width, height: made.height});
    chart.setOption(made.option, true);
    holder.dataset.marks = count(chart);
  }

  function drawAll() {
    root.dataset.theme = dark() ? 'dark' : 'light';
    button.textContent = dark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (dark() ? 'light' : 'dark') + ' colours');
    swatches();
    page.figures.forEach(draw);
  }

  const named = (what, ending) => (page.name + '-' + what).replace(/[^\w.-]+/g, '-') + '.' + ending;

  function save(name, content) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const saveText = (name, type, text) => save(name, new Blob([text], {type: type + ';charset=utf-8'}));

  /* Saved figures are for papers and slides: light, 900 wide, and with their title. */
  function svg(figure) {
    const holder = document.createElement('div'), made = Figures.build(figure, Figures.LIGHT, 900, page.variants, 30);
    const width = 900, height = made.height;
    const chart = echarts.init(holder, null, {renderer: 'svg', ssr: true, width, height});
    const option = made.option;
    option.backgroundColor = '#ffffff';
    option.title = {text: figure.title, left: 4, top: 4, textStyle: {fontSize: 15, color: Figures.LIGHT.ink}};
    chart.setOption(option);
    const text = chart.renderToSVGString();
    chart.dispose();
    return {text, width, height};
  }

  function savePng(figure) {
    const made = svg(figure), image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * made.width;
      canvas.height = 2 * made.height;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => save(named(figure.id, 'png'), blob));
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(made.text);
  }
  const saveSvg = figure => saveText(named(figure.id, 'svg'), 'image/svg+xml', svg(figure).text);

  function fill(details, figure) {
    if (details.childElementCount > 1) return;
    const table = Tables.of(figure), buttons = details.appendChild(document.createElement('p'));
    buttons.className = 'buttons';
    const add = (text, action) => {
      const one = buttons.appendChild(document.createElement('button'));
      one.type = 'button';
      one.textContent = text;
      one.setAttribute('aria-label', text + ': ' + figure.title);
      one.addEventListener('click', action);
    };
    add('Save as SVG', () => saveSvg(figure));
    add('Save as PNG', () => savePng(figure));
    add('Save data as CSV', () => saveText(named(figure.id, 'csv'), 'text/csv', Tables.csv(table)));
    const scroll = details.appendChild(document.createElement('div'));
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', 'Data of the figure: ' + figure.title);
    scroll.append(Tables.element(table, 400));
  }

  function copy(event) {
    const target = event.currentTarget, text = target.parentElement.querySelector('pre');
    const say = words => {
      target.textContent = words;
      setTimeout(() => { target.textContent = 'Copy'; }, 1500);
    };
    const select = () => {
      getSelection().selectAllChildren(text);
      say(document.execCommand('copy') ? 'Copied' : 'Selected');
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(() => say('Copied'), select);
    else select();
  }

  const downloads = {
    runs: () => saveText('runs.csv', 'text/csv', page.runs),
    curves: () => {
      const all = page.figures.filter(figure => figure.id.startsWith('curves-'));
      const tables = all.map(figure => [figure.title, Tables.of(figure)]);
      saveText('curves.csv', 'text/csv', Tables.csv([
        ['figure', 'variant', 'x', 'lower quartile', 'median', 'upper quartile'],
        tables.flatMap(([title, [, rows]]) => rows.map(row => [title].concat(row)))]));
    },
    figures: () => page.figures.forEach((figure, i) => setTimeout(() => saveSvg(figure), 250 * i)),
    everything: () => saveText(named('report', 'json'), 'application/json', JSON.stringify(page, null, 1))};

  for (const figure of page.figures) {
    const details = document.getElementById(figure.id).querySelector('details');
    const show = () => { if (details.open) fill(details, figure); };
    details.addEventListener('toggle', show);
    show();
  }
  for (const one of document.querySelectorAll('.copy')) one.addEventListener('click', copy);
  for (const one of document.querySelectorAll('.download')) {
    one.addEventListener('click', () => downloads[one.dataset.download]());
  }
  button.addEventListener('click', () => { chosen = dark() ? 'light' : 'dark'; drawAll(); });
  prefersDark.addEventListener('change', drawAll);
  /* Paper has no folds, but for what it shows elsewhere. */
  const opened = [];
  function paper(on) {
    if (printing === on) return;
    printing = on;
    root.classList.toggle('paper', on);
    if (on) {
      for (const more of document.querySelectorAll('details.more:not([open])')) {
        more.open = true;
        opened.push(more);
      }
    } else {
      for (const more of opened.splice(0)) more.open = false;
    }
    drawAll();
  }
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  let width = innerWidth, waiting = 0;
  addEventListener('resize', () => {
    if (printing || innerWidth === width) return;
    width = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 120);
  });
  drawAll();
})();
