// Small XML reader for AWS bodies: no attributes kept, no mixed content, repeated children become arrays.
const ENT = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const RE = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g;
const dec = (s) =>
  s.indexOf("&") < 0
    ? s
    : s.replace(RE, (m, h, d, n) => (h ? String.fromCodePoint(parseInt(h, 16)) : d ? String.fromCodePoint(+d) : (ENT[n] ?? m)));
export function parseXml(x) {
  let i = 0;
  const root = {};
  const stack = [];
  let cur = root,
    name = "";
  let text = "";
  let leaf = true;
  for (;;) {
    const lt = x.indexOf("<", i);
    if (lt < 0) break;
    const c = x.charCodeAt(lt + 1);
    if (c === 47) {
      // </
      if (leaf) text = text + x.slice(i, lt);
      const gt = x.indexOf(">", lt + 2);
      const parent = stack.pop(),
        pname = stack.pop();
      const v = leaf ? dec(text) : cur;
      const old = parent[name];
      if (old === undefined) parent[name] = v;
      else if (Array.isArray(old)) old.push(v);
      else parent[name] = [old, v];
      cur = parent;
      name = pname;
      text = "";
      leaf = false;
      i = gt + 1;
    } else if (c === 33) {
      // <!
      if (x.startsWith("<![CDATA[", lt)) {
        const e = x.indexOf("]]>", lt);
        text += x.slice(i, lt) + x.slice(lt + 9, e).replace(/&/g, "&amp;");
        i = e + 3;
      } else if (x.startsWith("<!--", lt)) {
        text += x.slice(i, lt);
        i = x.indexOf("-->", lt) + 3;
      } else i = x.indexOf(">", lt) + 1;
    } else if (c === 63) i = x.indexOf("?>", lt) + 2;
    else {
      const gt = x.indexOf(">", lt + 1);
      const self = x.charCodeAt(gt - 1) === 47;
      const e = self ? gt - 1 : gt;
      let n = x.slice(lt + 1, e);
      const sp = n.indexOf(" ");
      if (sp > 0) n = n.slice(0, sp);
      if (self) {
        const old = cur[n];
        if (old === undefined) cur[n] = "";
        else if (Array.isArray(old)) old.push("");
        else cur[n] = [old, ""];
        leaf = false;
      } else {
        stack.push(name, cur);
        cur = {};
        name = n;
        text = "";
        leaf = true;
      }
      i = gt + 1;
    }
  }
  return root;
}
