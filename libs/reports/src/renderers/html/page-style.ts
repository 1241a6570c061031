/** The page's only style sheet; everything has a name in light and dark, and prints light. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--panel:#f5f7fa;--ink:#18212c;--muted:#525e6e;--rule:#d3dae3;--good:#166b41;--warn:#8a5a00;--bad:#b3261e;--unknown:#525e6e;--target:#b3261e;--line-1:#1f5fbf;--line-2:#b3540a;--line-3:#1a7f5a;--line-4:#7a3fb0;--focus:#1f5fbf}
@media (prefers-color-scheme:dark){:root{--paper:#11161d;--panel:#1a212b;--ink:#e8edf3;--muted:#a7b3c2;--rule:#364252;--good:#5fd39a;--warn:#f0b849;--bad:#ff8a80;--unknown:#a7b3c2;--target:#ff8a80;--line-1:#7db1ff;--line-2:#ffab66;--line-3:#63d6ac;--line-4:#cfa3ff;--focus:#7db1ff}}
@media print{:root{color-scheme:light;--paper:#fff;--panel:#fff;--ink:#000;--muted:#444;--rule:#bbb;--good:#166b41;--warn:#8a5a00;--bad:#b3261e;--unknown:#444;--target:#b3261e;--line-1:#1f5fbf;--line-2:#b3540a;--line-3:#1a7f5a;--line-4:#7a3fb0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,header,footer,nav{max-width:1120px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}
h2{font-size:1.25rem;margin:40px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--rule)}
p{margin:0 0 12px}
.kind,.note,.source,figcaption,footer{color:var(--muted)}
.note,.source,footer,figcaption{font-size:.875rem}
.verdict{margin:20px 0 0;padding:18px 22px;background:var(--panel);border:1px solid var(--rule);border-left:8px solid var(--tone);border-radius:8px}
.verdict strong{display:block;font-size:1.9rem;line-height:1.1;color:var(--tone);letter-spacing:.02em}
.verdict p{margin:8px 0 0;font-size:1.05rem}
.verdict .source{font-size:.875rem}
.counts{display:flex;flex-wrap:wrap;gap:6px 18px;margin:12px 0 0;padding:0;list-style:none;font-size:.9rem}
.counts b{color:var(--tone);margin-right:4px;font-variant-numeric:tabular-nums}
.good{--tone:var(--good)}.warn{--tone:var(--warn)}.bad{--tone:var(--bad)}.unknown{--tone:var(--unknown)}.plain{--tone:var(--ink)}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:16px 0 0;list-style:none;font-size:.9rem}
a{color:var(--line-1)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr));gap:0 40px;margin:0}
.facts div{display:flex;gap:12px;padding:6px 0;border-bottom:1px solid var(--rule)}
dt{flex:0 0 36%;color:var(--muted)}dd{margin:0;flex:1;font-variant-numeric:tabular-nums}dd small{display:block;color:var(--muted)}
.scroll{overflow-x:auto}
.facts+.scroll,.scroll+.scroll{margin-top:20px}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--muted);padding-bottom:6px}
th,td{text-align:left;vertical-align:top;padding:7px 12px 7px 0;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
th{white-space:nowrap;font-weight:600}
td{min-width:70px;max-width:420px}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}
td.n{overflow-wrap:normal}
.wide{min-width:1040px}
td.t{color:var(--tone);font-weight:600;white-space:nowrap}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
th button::after{content:"\\2195";color:var(--muted);margin-left:4px}
th[aria-sort=ascending] button::after{content:"\\2191"}
th[aria-sort=descending] button::after{content:"\\2193"}
.tools{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin-bottom:10px;font-size:.9rem}
.tools label{display:flex;flex-direction:column;color:var(--muted)}
.tools input,.tools select{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:5px;padding:5px 9px;min-width:180px;height:38px}
.tools output{color:var(--muted);padding-bottom:8px}
figure{margin:0 0 28px}
figure h3{font-size:1.02rem;margin:0 0 6px}
.legend{display:flex;flex-wrap:wrap;gap:2px 20px;margin:0 0 4px;padding:0;list-style:none;font-size:.875rem}
.legend li::before{content:"";display:inline-block;width:22px;height:3px;margin-right:7px;vertical-align:middle;background:var(--l)}
.l1{--l:var(--line-1)}.l2{--l:var(--line-2)}.l3{--l:var(--line-3)}.l4{--l:var(--line-4)}
.plot{position:relative;overflow-x:auto}
.plot svg{display:block;width:100%;min-width:620px;height:auto}
.readout{position:absolute;top:0;left:0;pointer-events:none;background:var(--paper);color:var(--ink);border:1px solid var(--muted);border-radius:5px;padding:4px 9px;font-size:.85rem;white-space:pre-line;font-variant-numeric:tabular-nums}
.readout:empty{display:none}
.views{display:flex;flex-wrap:wrap;gap:4px 18px;border:0;margin:0 0 8px;padding:0;font-size:.9rem}
.views legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.views label{display:flex;gap:6px;align-items:center;min-height:28px}
.sides{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;position:relative}
.sides img{display:block;width:100%;height:auto;background:#000;border-radius:4px}
.sides span{display:block;font-size:.85rem;color:var(--muted);margin-top:4px}
.divider{display:none;align-items:center;gap:12px;max-width:860px;margin-top:8px;font-size:.9rem;color:var(--muted)}
.divider input{flex:1;height:28px;accent-color:var(--line-1)}
@media screen{
[data-view=slider] .sides,[data-view=difference] .sides{display:block;max-width:860px}
[data-view=slider] .difference,[data-view=difference] .reference,[data-view=difference] .distorted{display:none}
[data-view=slider] .distorted{position:absolute;top:0;left:0;width:100%;clip-path:inset(0 0 0 var(--divider))}
[data-view=slider] .sides{cursor:ew-resize;touch-action:pan-y;user-select:none}
[data-view=slider] .sides img{pointer-events:none}
[data-view=slider] .sides::after{content:"";position:absolute;top:0;bottom:28px;left:var(--divider);width:2px;margin-left:-1px;background:#fff;outline:1px solid #000}
[data-view=slider] .distorted span{text-align:right}
[data-view=slider] .divider{display:flex}
}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:14px;margin:0 0 22px;padding:0;list-style:none}
.pictures img{display:block;width:100%;height:auto;background:#000;border-radius:4px}
.pictures span{display:block;font-size:.85rem;color:var(--muted);margin-top:4px}
footer{margin-top:48px;padding-bottom:36px}
[hidden]{display:none!important}
@media (max-width:640px){main,header,footer,nav{padding:0 16px}header{padding-top:20px}.facts{grid-template-columns:1fr}h1{font-size:1.4rem}.sides{grid-template-columns:1fr}.verdict strong{font-size:1.5rem}}
@media print{@page{size:A4;margin:14mm}body{font-size:10pt}nav,.tools,.readout,.views{display:none}h2{break-after:avoid}figure,tr,.facts div,.pictures li{break-inside:avoid}thead{display:table-header-group}th button::after{content:""!important}.plot,.scroll{overflow:visible}.plot svg,.wide{min-width:0}.legend li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}tr[hidden]{display:table-row!important}.verdict,td.t{print-color-adjust:exact;-webkit-print-color-adjust:exact}main,header,footer{max-width:none;padding:0}}
`;
