// How a story finds things on a page: by what a person reads. Runs inside the page; changes nothing by itself.
const words = (text) => (text || '').replace(/\s+/g, ' ').trim();
const shown = (e) => e.checkVisibility({ visibilityProperty: true });
const without = (e, css) => {
  const copy = e.cloneNode(true);
  copy.querySelectorAll(css).forEach((inner) => inner.remove());
  return words(copy.textContent);
};
const called = (e) => {
  if (e.getAttribute('aria-labelledby')) {
    return words(e.getAttribute('aria-labelledby').split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent || '').join(' '));
  }
  if (e.getAttribute('aria-label')) return words(e.getAttribute('aria-label'));
  if (e.matches('input[type=submit], input[type=button], input[type=reset]')) return words(e.value);
  if (e.matches('input[type=image], img')) return words(e.alt);
  return words(e.innerText) || words(e.title) || words(e.querySelector('img')?.alt);
};
const pick = (all, text, name) => {
  const exact = all.filter((e) => name(e) === text);
  return exact.length ? exact : all.filter((e) => name(e).includes(text));
};

// Links, buttons, summaries, labels called `text`, inside the first match of `inside` (a CSS selector).
const pressable = 'a[href], button, input[type=submit], input[type=button], input[type=image], summary, [role=button], label';
const things = (inside) => [...(document.querySelector(inside) || document.createElement('p')).querySelectorAll(pressable)].filter(shown);
const press = (text, inside) => {
  const found = pick(things(inside), text, called);
  const oneWay = found.length && found.every((e) => e.href && e.href === found[0].href);
  return oneWay ? found.slice(0, 1) : found;
};

// Fields by their label, name or id, if wanted inside the group (fieldset legend or role=group name) called `group`.
const labels = (field) => {
  const own = [...(field.labels || [])].map((label) => without(label, 'input, select, textarea, button'));
  return field.matches('[aria-label], [aria-labelledby]') ? [called(field), ...own] : own;
};
const named = (group) => {
  if (!group) return [document];
  const legend = (e) => words(e.querySelector(':scope > legend')?.textContent) || (e.matches('[aria-label], [aria-labelledby]') ? called(e) : '');
  return pick([...document.querySelectorAll('fieldset, [role=group], [role=radiogroup]')], group, legend);
};
const everyField = 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]), select, textarea';
const fields = (label, group) => {
  const all = named(group).flatMap((place) => [...place.querySelectorAll(everyField)]);
  const tests = [
    (f) => labels(f).includes(label),
    (f) => f.name === label || f.id === label,
    (f) => labels(f).some((text) => text.startsWith(label)),
  ];
  for (const test of tests) {
    const found = all.filter(test);
    if (found.length) return found;
  }
  return [];
};
const typed = 'input[type=radio], input[type=checkbox], input[type=file]';
const writable = (label, group) => fields(label, group).filter((f) => !f.matches(typed));

// A radio, a checkbox or an option of a select whose label is `label`. `group` may also be the label of a select.
const choices = (label, group) => {
  const ticks = fields(label, group).filter((f) => f.matches('input[type=radio], input[type=checkbox]'));
  if (ticks.length) return ticks;
  const inGroup = named(group).flatMap((place) => [...place.querySelectorAll('select')]);
  const selects = group ? fields(group, '').filter((f) => f.matches('select')).concat(inGroup) : inGroup;
  const options = selects.flatMap((s) => [...s.options]);
  const exact = options.filter((o) => words(o.textContent) === label);
  return exact.length ? exact : options.filter((o) => o.value === label);
};

// Does pressing this lead to another page? 'away', 'here' (same page) or 'window'.
const leads = (e, key) => {
  const link = e.closest('a[href]');
  if (link) {
    if (link.target && link.target !== '_self') return 'window';
    const to = new URL(link.href, location.href);
    const same = to.origin === location.origin && to.pathname === location.pathname && to.search === location.search;
    return (to.hash && same) || to.protocol === 'javascript:' ? 'here' : 'away';
  }
  const button = e.closest('button, input[type=submit], input[type=image]');
  let form = button && /submit|image/.test(button.type) && !button.disabled ? button.form : null;
  if (!button && key && e.matches('input') && e.form && e.form.querySelector('button:not([type=button]), input[type=submit]')) form = e.form;
  if (!form) return 'here';
  const unchecked = form.noValidate || (button && button.formNoValidate);
  return unchecked || form.checkValidity() ? 'away' : 'here';
};

// The button that sends the form a person is in, or the only form of the main part.
const sender = () => {
  const forms = [...document.querySelectorAll('main form, form')];
  const form = document.activeElement?.form || (forms.length === 1 ? forms[0] : document.querySelectorAll('main form').length === 1 ? document.querySelector('main form') : null);
  if (!form) return [];
  return [...form.elements].filter((e) => e.matches('button:not([type=button]):not([type=reset]), input[type=submit]')).slice(0, 1);
};

// What makes a page of a screen this wide scroll sideways.
const stickingOut = (screen) => {
  if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= screen) return [];
  const end = (e) => Math.round(e.getBoundingClientRect().right);
  const wide = [...document.querySelectorAll('body *')].filter((e) => end(e) > screen);
  const list = wide.slice(0, 8).map((e) => `${e.tagName.toLowerCase()} ${e.className} ends at ${end(e)} of ${screen}: ${words(e.textContent).slice(0, 50)}`);
  return list.length ? list : ['the page itself is laid out wider'];
};
