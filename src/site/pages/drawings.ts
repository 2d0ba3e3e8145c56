import { raw } from '../../http/html.ts';

/** The shop's sign: a lit lantern. Colours that must follow the colour scheme are classes of `site.css`. */
export const lanternMark = raw(
  '<svg class="mark" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="11" fill="#8f4a06"/>' +
    '<path d="M15.5 11.5a4.5 4.5 0 0 1 9 0" fill="none" stroke="#ffd98a" stroke-width="2" stroke-linecap="round"/>' +
    '<path d="M13 12.5h14l2.4 13.5H10.6z" fill="#ffd98a"/><path d="M20 16.2c2.2 2.6 2.6 6 0 6.4-2.6-.4-2.2-3.8 0-6.4z" fill="#c4700c"/>' +
    '<path d="M11 30h18" stroke="#ffd98a" stroke-width="2.6" stroke-linecap="round"/></svg>',
);

/** A window at dusk, a table, the lamp lit. */
export const eveningScene = raw(`<svg class="scene" viewBox="0 0 520 540" aria-hidden="true">
<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop class="sky-high" offset="0"/><stop class="sky-mid" offset=".62"/><stop class="sky-low" offset="1"/></linearGradient>
<radialGradient id="glow"><stop offset="0" stop-color="#ffd98a" stop-opacity=".85"/><stop offset=".45" stop-color="#ffc766" stop-opacity=".3"/><stop offset="1" stop-color="#ffc766" stop-opacity="0"/></radialGradient>
<linearGradient id="glass" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffe9b8"/><stop offset=".6" stop-color="#ffcf70"/><stop offset="1" stop-color="#f4a93a"/></linearGradient>
<clipPath id="pane"><path d="M80 500V240a180 180 0 0 1 360 0v260z"/></clipPath>
</defs>
<g clip-path="url(#pane)">
<rect x="70" y="50" width="380" height="460" fill="url(#sky)"/>
<circle cx="362" cy="170" r="25" fill="#fff3d6"/>
<g fill="#fff3d6"><circle cx="160" cy="150" r="2"/><circle cx="205" cy="108" r="1.6"/><circle cx="300" cy="122" r="1.6"/><circle cx="130" cy="232" r="1.6"/><circle cx="400" cy="258" r="1.8"/><circle cx="228" cy="196" r="1.4"/></g>
<path class="far" d="M70 420h48v-56h40v36h34v-72h46v84h30v-48h44v60h28v-96h50v64h60v120H70z"/>
<g class="lit"><rect x="128" y="378" width="7" height="9"/><rect x="144" y="396" width="7" height="9"/><rect x="203" y="344" width="7" height="9"/><rect x="219" y="362" width="7" height="9"/><rect x="203" y="380" width="7" height="9"/><rect x="352" y="346" width="7" height="9"/><rect x="370" y="364" width="7" height="9"/><rect x="352" y="382" width="7" height="9"/><rect x="414" y="400" width="7" height="9"/></g>
</g>
<g class="bars" fill="none"><path d="M80 500V240a180 180 0 0 1 360 0v260" stroke-width="12"/><path d="M260 60v440M80 290h360" stroke-width="6"/></g>
<circle cx="250" cy="398" r="200" fill="url(#glow)"/>
<rect class="wood" x="14" y="498" width="492" height="20" rx="10"/>
<g><rect class="book-a" x="62" y="482" width="106" height="16" rx="4"/><rect class="book-b" x="72" y="465" width="88" height="17" rx="4"/><path d="M84 473.500h52" stroke="#fff3d6" stroke-width="2" stroke-linecap="round" opacity=".7"/></g>
<g class="cup"><path d="M352 452h58v30a16 16 0 0 1-16 16h-26a16 16 0 0 1-16-16z"/><path d="M410 460h8a11 11 0 0 1 0 22h-9" fill="none" stroke-width="6"/></g>
<path class="steam" d="M370 440c-6-9 6-14 0-24M390 440c-6-9 6-14 0-24" fill="none" stroke-width="3" stroke-linecap="round"/>
<g><path d="M208 330a42 42 0 0 1 84 0" class="brass-line" fill="none" stroke-width="6"/>
<path d="M213 340h74l15 122H198z" fill="url(#glass)"/>
<path d="M250 374c17 18 18 44 0 48-18-4-17-30 0-48z" fill="#fffaf0"/>
<path d="M232 340l-8 122M268 340l8 122" stroke="#c97d16" stroke-opacity=".35" stroke-width="3"/>
<rect class="brass" x="204" y="326" width="92" height="18" rx="9"/><rect class="brass" x="190" y="460" width="120" height="20" rx="9"/><rect class="brass-dark" x="202" y="480" width="96" height="18" rx="6"/>
<circle cx="250" cy="470" r="3.500" fill="#fff3d6"/></g>
</svg>`);

export const lanternOne =
  raw(`<svg viewBox="0 0 120 120" aria-hidden="true"><circle class="halo" cx="60" cy="62" r="54"/>
<path class="brass-line" d="M44 36a16 16 0 0 1 32 0" fill="none" stroke-width="4"/><path d="M46 40h28l6 44H40z" fill="#ffcf70"/><path d="M60 52c7 7 7 17 0 19-7-2-7-12 0-19z" fill="#fffaf0"/>
<rect class="brass" x="42" y="34" width="36" height="8" rx="4"/><rect class="brass" x="36" y="83" width="48" height="10" rx="5"/><rect class="brass-dark" x="42" y="93" width="36" height="8" rx="3"/></svg>`);

export const lanternMini =
  raw(`<svg viewBox="0 0 120 120" aria-hidden="true"><circle class="halo" cx="60" cy="62" r="54"/>
<path class="brass-line" d="M60 40v-7a7 7 0 0 1 14 0" fill="none" stroke-width="3.500" stroke-linecap="round"/><rect x="40" y="46" width="40" height="32" rx="14" fill="#ffcf70"/><circle cx="60" cy="62" r="8" fill="#fffaf0"/>
<rect class="brass" x="46" y="39" width="28" height="8" rx="4"/><rect class="brass-dark" x="42" y="77" width="36" height="10" rx="5"/></svg>`);

export const spareParts =
  raw(`<svg viewBox="0 0 120 120" aria-hidden="true"><circle class="halo" cx="60" cy="62" r="54"/>
<path d="M38 40h28l7 36H31z" fill="#ffcf70"/><rect class="brass" x="34" y="35" width="36" height="7" rx="3.500"/><rect class="brass" x="28" y="75" width="48" height="7" rx="3.500"/>
<path class="brass-line" d="M92 88c-22 12-34-6-18-12 14-5 22 4 18-20" fill="none" stroke-width="3.500" stroke-linecap="round"/><rect class="brass-dark" x="87" y="44" width="10" height="13" rx="3"/></svg>`);
