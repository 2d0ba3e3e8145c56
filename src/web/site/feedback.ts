/** Sends the forms below an article without loading the page again; what follows is on the page already, hidden. */
export function sendFeedback(section: HTMLElement): void {
  const failed = section.querySelector('.failed');
  section.addEventListener('submit', event => {
    const { target, submitter } = event;
    if (!(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (section.ariaBusy === 'true') return;
    section.ariaBusy = 'true';
    if (failed) failed.textContent = '';
    send(target, submitter)
      .then(voted => show(section, voted))
      .catch(() => {
        if (failed) failed.textContent = section.dataset['failed'] ?? '';
      })
      .finally(() => {
        section.ariaBusy = null;
      });
  });
}

/** Gives the step that follows: `yes`, `no` or `comment`. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`POST ${form.action}: ${answer.status}`);
  const told: unknown = await answer.json();
  if (typeof told !== 'object' || told === null || !('voted' in told)) throw new Error('no vote in the answer');
  return String(told.voted);
}

function show(section: HTMLElement, step: string): void {
  for (const part of section.querySelectorAll<HTMLElement>('[data-step]')) part.hidden = part.dataset['step'] !== step;
  const shown = section.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`);
  // Keyboard and screen reader go on where the words are.
  (shown?.matches('[tabindex]') ? shown : shown?.querySelector<HTMLElement>('[tabindex]'))?.focus();
}
