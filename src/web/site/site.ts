import './site.css';
import './home.css';
import './reading.css';
import type {} from '../widget/api.ts';

/** Buttons that open the chat. Without scripts they are links to the help centre. */
for (const opener of document.querySelectorAll<HTMLElement>('[data-chat]')) {
  opener.addEventListener('click', event => {
    const desk = window.solodesk;
    if (desk === undefined || Array.isArray(desk)) return;
    event.preventDefault();
    desk.toggle('open');
  });
}
