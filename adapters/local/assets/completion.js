/** Completes commands while one types: a combobox with a list, as the ARIA authoring practices describe it. */
const delayMs = 120;

function listOf(input) {
  return document.getElementById(input.getAttribute('aria-controls'));
}

function optionsOf(input) {
  return [...listOf(input).querySelectorAll('[role=option]')];
}

function close(input) {
  listOf(input).hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function choose(input, option) {
  input.value = `${option.dataset.text.trimEnd()} `;
  close(input);
  input.focus();
}

function mark(input, option) {
  for (const other of optionsOf(input)) other.setAttribute('aria-selected', String(other === option));
  if (option) {
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else {
    input.removeAttribute('aria-activedescendant');
  }
}

async function complete(input) {
  const list = listOf(input);
  const form = new FormData(input.form);
  const typed = input.value;
  const query = new URLSearchParams({ as: form.get('as'), in: form.get('in'), typed, list: list.id });
  const answer = typed.trim() === '' ? null : await fetch(`/local/completions?${query}`);
  // Somebody who types on does not want the list of what was there before.
  if (input.value !== typed || document.activeElement !== input) return;
  list.innerHTML = answer?.ok ? await answer.text() : '';
  const count = optionsOf(input).length;
  if (count === 0) return close(input);
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  mark(input, null);
}

const isComposer = (element) =>
  element instanceof HTMLInputElement && element.getAttribute('role') === 'combobox';

let waiting;
document.addEventListener('input', ({ target }) => {
  if (!isComposer(target)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => complete(target), delayMs);
});

document.addEventListener('keydown', (event) => {
  const input = event.target;
  if (!isComposer(input) || listOf(input).hidden) return;
  const options = optionsOf(input);
  const current = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const moves = { ArrowDown: current + 1, ArrowUp: current < 0 ? options.length - 1 : current - 1 };
  if (event.key in moves) {
    mark(input, options.at(moves[event.key] % options.length));
  } else if (event.key === 'Escape') {
    close(input);
  } else if ((event.key === 'Enter' || event.key === 'Tab') && current >= 0) {
    choose(input, options[current]);
  } else {
    return;
  }
  event.preventDefault();
});

// The list closes before the field loses the keyboard, so that a click on an option still finds it.
document.addEventListener('mousedown', (event) => {
  const option = event.target instanceof Element ? event.target.closest('.completions [role=option]') : null;
  if (!option) return;
  event.preventDefault();
  choose(option.closest('form').querySelector('[role=combobox]'), option);
});

document.addEventListener('focusout', ({ target }) => {
  if (isComposer(target)) close(target);
});

document.addEventListener('htmx:beforeRequest', () => clearTimeout(waiting));
