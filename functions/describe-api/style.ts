export const css = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { background: light-dark(#fff, #16181c); color: light-dark(#1b1d21, #e4e6ea); max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; padding: 0; list-style: none; }
a { color: light-dark(#0b57d0, #8ab4f8); }
.search { position: sticky; top: 0; background: light-dark(#fff, #16181c); padding: 0.6rem 0; }
input { font: inherit; width: min(30rem, 100%); padding: 0.2rem 0.5rem; }
details { border: 1px solid #8884; border-radius: 0.4rem; margin: 0.4rem 0; padding: 0.4rem 0.8rem; scroll-margin-top: 5rem; }
details:target { border-color: currentColor; }
summary { cursor: pointer; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.8rem 0.2rem 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0.8rem 0 0.3rem; }
pre { overflow-x: auto; background: #8881; padding: 0.6rem; }
td a { overflow-wrap: normal; }
.curl { white-space: pre-wrap; overflow-wrap: anywhere; }
button { float: right; font: inherit; }
@media (min-width: 60rem) {
  .call { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
  .call > * { min-width: 0; }
}
`;
