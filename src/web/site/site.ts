import './site.css';
import './home.css';
import './help.css';
import './reading.css';
import type {} from '../widget/api.ts';
import { sendFeedback } from './feedback.ts';
import { searchWhileTyping } from './search.ts';

/** Links that open the chat. Without scripts they lead to the chat as a page of its own. */
document.addEventListener('click', event => {
  if (!(event.target instanceof Element) || event.target.closest('[data-chat]') === null) return;
  const desk = window.solodesk;
  if (desk === undefined || Array.isArray(desk)) return;
  event.preventDefault();
  desk.toggle('open');
});

for (const form of document.querySelectorAll<HTMLFormElement>('form.search')) searchWhileTyping(form);
for (const section of document.querySelectorAll<HTMLElement>('.feedback')) sendFeedback(section);
