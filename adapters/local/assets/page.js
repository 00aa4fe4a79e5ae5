/** Small manners of the page: dialogs open modally, new messages come into view, dangerous buttons ask first. */
const dialogs = document.getElementById('dialog');
const confirmation = document.getElementById('confirm-dialog');

function openDialog() {
  const dialog = dialogs?.querySelector('dialog:not([open])');
  if (dialog) dialog.showModal();
}

function toEnd(log) {
  log.scrollTop = log.scrollHeight;
}

/** People read back: only a log that stands at its end follows what arrives. */
function followNewMessages(id) {
  const log = () => document.getElementById(id);
  if (!log()) return;
  let following = true;
  toEnd(log());
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (target === log()) following = target.scrollHeight - target.scrollTop - target.clientHeight < 80;
    },
    true,
  );
  const observer = new MutationObserver(() => {
    if (following && log()) toEnd(log());
  });
  observer.observe(document.querySelector('.desk'), { childList: true, subtree: true });
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-close]') : null;
  button?.closest('dialog')?.close();
});

/** A form that was closed is gone; it would open again with the next message. */
document.addEventListener(
  'close',
  ({ target }) => {
    if (target instanceof HTMLDialogElement && target !== confirmation) target.remove();
  },
  true,
);

/** What a card links to lies outside the conversation. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.card a[href]:not([download])') : null;
  if (link) link.target = '_blank';
});

document.addEventListener('htmx:afterSettle', openDialog);
document.addEventListener('htmx:oobAfterSwap', openDialog);

/** A button may carry a question; its form is sent once that is answered. */
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-confirm]') : null;
  if (!button || !confirmation) return;
  event.preventDefault();
  confirmation.querySelector('#confirm-text').textContent = button.dataset.confirm;
  confirmation.onclick = ({ target }) => {
    if (!target.value) return;
    confirmation.close();
    if (target.value === 'yes') button.form.requestSubmit(button);
  };
  confirmation.showModal();
});

document.addEventListener('htmx:sseOpen', ({ detail }) => {
  detail.source.addEventListener('reload', () => location.reload());
});

document.querySelector('.people [aria-current]')?.scrollIntoView({ block: 'nearest' });
followNewMessages('log');
followNewMessages('thread-log');
openDialog();
