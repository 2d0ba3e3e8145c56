/**
 * Fetches the page again every few seconds and swaps each part marked `data-live` whose markup the server wrote differently
 * since. Only `<main>` is parsed: the new page's style carries a nonce that this page's policy does not know. A part in which something is typed, focused or selected is left alone, and nothing is done while the page is hidden.
 */
export const liveScript = `(() => {
  const parts = () => [...document.querySelectorAll('[data-live]')];
  const written = new Map(parts().map(part => [part.id, part.innerHTML]));
  const typed = part => [...part.querySelectorAll('textarea')].some(area => area.value !== '');
  const selected = part => { const s = getSelection(); return s && !s.isCollapsed && part.contains(s.anchorNode); };
  const busy = part => typed(part) || selected(part) || part.contains(document.activeElement);
  const mainOf = text => text.slice(text.indexOf('<main>'), text.lastIndexOf('</main>'));
  const swap = fresh => {
    for (const part of parts()) {
      const now = fresh.getElementById(part.id);
      if (!now || now.innerHTML === written.get(part.id) || busy(part)) continue;
      written.set(part.id, now.innerHTML);
      part.replaceChildren(...now.cloneNode(true).childNodes);
    }
  };
  let wait = 4000;
  const poll = async () => {
    try {
      if (document.visibilityState === 'visible') {
        const reply = await fetch(location.href, { headers: { accept: 'text/html' } });
        if (reply.redirected && !parts().some(typed)) location.reload();
        if (reply.ok && !reply.redirected) swap(new DOMParser().parseFromString(mainOf(await reply.text()), 'text/html'));
        wait = reply.ok ? 4000 : 30000;
      }
    } catch { wait = 30000; }
    setTimeout(poll, wait);
  };
  setTimeout(poll, wait);
})();`;
