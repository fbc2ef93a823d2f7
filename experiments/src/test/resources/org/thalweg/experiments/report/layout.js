/* Puts what covers other text, or is cut off, into the page, for a test to read. */
const faults = [];
const names = element => (element.closest('figure, section')?.id ?? '') + ': ' + element.textContent.slice(0, 60);
const inside = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
  && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
for (const svg of document.querySelectorAll('.chart svg')) {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim() !== '')
    .map(text => ({text, box: text.getBoundingClientRect()}));
  texts.forEach(({text, box}, i) => {
    if (!inside(box, frame)) faults.push('clipped ' + names(text));
    for (const other of texts.slice(i + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > 4) faults.push('overlapping ' + names(text) + ' / ' + other.text.textContent);
    }
  });
}
for (const cell of document.querySelectorAll('td, th, caption, .below div, .verdicts li, h1, h2, h3, .lead, summary, figcaption p')) {
  if (cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).overflowX === 'visible' && cell.clientWidth > 0) faults.push('wider than its box ' + names(cell));
}
const root = document.documentElement;
if (document.body.scrollWidth > root.clientWidth + 1) faults.push('the page is ' + document.body.scrollWidth + ' wide');
document.body.append(Object.assign(document.createElement('samp'), {id: 'faults', textContent: faults.join('\n')}));
