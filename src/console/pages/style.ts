/** One sheet for all pages of the console. Plain CSS: light and dark, from 320 px up. */
export const style = `
:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#1b2330;--soft:#576273;--line:#dde2ea;--tint:#eef2f8;--link:#1a56b0;
--button:#1a56b0;--on-button:#fff;--urgent:#b3261e;--urgent-bg:#fdeceb}
@media (prefers-color-scheme:dark){:root{--bg:#11151b;--card:#1a2029;--text:#e7ebf1;--soft:#a1acbc;--line:#303947;--tint:#222a36;--link:#8ab8ff;
--button:#8ab8ff;--on-button:#0c1a2e;--urgent:#ff9d94;--urgent-bg:#43201e}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
h1{font-size:1.4rem;line-height:1.3;margin:0}h2{font-size:1rem;margin:0 0 .6rem}p{margin:0 0 .75rem}
main{max-width:72rem;margin:0 auto;padding:1.25rem 1rem 4rem}
.top{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;padding:.6rem 1rem;background:var(--card);border-bottom:1px solid var(--line);font-size:.9rem}
.brand{font-weight:700;font-size:1.05rem;color:var(--text);text-decoration:none;margin-right:auto}
.languages{display:flex;gap:.75rem}.who,.soft,.hint{color:var(--soft)}.hint{font-size:.875rem;margin:.25rem 0 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem;margin:0 0 1rem}
.narrow{max-width:26rem;margin:2.5rem auto}.narrow h1{margin-bottom:.5rem}
label{display:block;font-weight:600;margin:1rem 0 .3rem}
input,textarea{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:8px;padding:.55rem .7rem}
textarea{min-height:6.5rem;resize:vertical;display:block}
button{font:inherit;font-weight:600;min-height:2.5rem;padding:.4rem 1.1rem;border-radius:8px;border:1px solid var(--button);background:var(--button);color:var(--on-button);cursor:pointer}

button.quiet{border:0;background:none;color:var(--link);padding:0;min-height:0;font-weight:400;text-decoration:underline}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.narrow button{margin-top:1.4rem;width:100%}
.problem{background:var(--urgent-bg);color:var(--urgent);border-radius:8px;padding:.6rem .85rem;margin:0 0 1rem}
pre{background:var(--tint);border-radius:8px;padding:.6rem .8rem;margin:.25rem 0 .75rem;white-space:pre-wrap;font-size:.875rem}

table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:12px;border-spacing:0;overflow:hidden}
th{font-size:.8125rem;text-align:left;color:var(--soft);font-weight:600}th,td{padding:.65rem .8rem;border-bottom:1px solid var(--line);vertical-align:top}
tbody tr:last-child td{border-bottom:0}tbody tr:hover{background:var(--tint)}
@media (max-width:32rem){.who{display:none}}
@media (max-width:52rem){
table,tbody{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{display:flex;flex-wrap:wrap;gap:.2rem .75rem;align-items:baseline;padding:.8rem .9rem;border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:0}
td{display:block;padding:0;border:0}}
.handbook{display:grid;grid-template-columns:15rem minmax(0,44rem);gap:1.5rem;align-items:start}
.handbook nav{position:sticky;top:1rem;font-size:.9rem}.handbook nav ol{margin:0;padding:0;list-style:none}.handbook nav a{display:block;padding:.25rem 0;text-decoration:none}
.handbook article{padding:1.5rem 1.75rem}.handbook article h1{margin-bottom:1rem}.handbook article h2{font-size:1.2rem;margin:2.2rem 0 .6rem;scroll-margin-top:1rem}
.handbook article h3{font-size:1rem;margin:1.5rem 0 .4rem}.handbook article li{margin:.3rem 0}.handbook article table{display:table;margin:.75rem 0 1rem}
html:lang(zh) .handbook em{font-style:normal;color:var(--soft)}
.handbook code{background:var(--tint);border:1px solid var(--line);border-radius:5px;padding:.05rem .35rem;font-size:.875em}
@media (max-width:52rem){.handbook{grid-template-columns:minmax(0,1fr)}.handbook nav{position:static}.handbook article{padding:1rem}}
`;
