// Makes the files that browsers are sent: node assets.mjs LIST TARGET
//
// LIST names them, one "address<TAB>file" a line. Each gets a fingerprint of its content; where a module names another (import, new Worker, an
// address in quotes), the name is replaced by the fingerprinted one first, so that a change anywhere below changes every name above it and a
// browser may keep what it has for ever. Beside each file lie FILE.br and FILE.gz, unless they would not be smaller, and assets.json says:
//   { "/js/report.js": { "url": "/js/report.0123456789.js", "encodings": ["br", "gzip"], "imports": ["/js/clock.js", …] }, … }
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [listPath, target] = process.argv.slice(2);
const HASH_DIGITS = 10;
// The best compression of 27 MB takes a minute, for a few per cent.
const LARGE_BYTES = 4e6;

const sources = new Map(readFileSync(listPath, 'utf8').split(/\r?\n/).filter(Boolean).map(line => line.split('\t')));
const done = new Map();
const inWork = [];

// The runtime of the networks is told its addresses by networks.js; its own text is not ours to change.
const isOurs = address => /\.m?js$/.test(address) && !address.startsWith('/lib/onnxruntime/');
const hashOf = content => createHash('sha256').update(content).digest('hex').slice(0, HASH_DIGITS);

/** Puts fingerprinted addresses in place of those in a module; notes what it imports before it runs. */
function rewritten(address, text, imports) {
  const named = (whole, before, quote, path) => {
    const wanted = path.startsWith('/') ? path : posix.join(posix.dirname(address), path);
    if (!sources.has(wanted)) {
      if (/^\.{1,2}\//.test(path)) throw new Error(`${address} imports ${path}, which is not in the list.`);
      return whole;
    }
    if (/(from|import)\s*$/.test(before)) imports.push(wanted);
    return `${before}${quote}${make(wanted).url}${quote}`;
  };
  return text
    .replace(/(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\bnew Worker\(\s*)(['"])(\.{0,2}\/[^'"\n]+)\2/g, named)
    .replace(/()(['"])(\/[\w./-]+)\2/g, named);
}

function make(address) {
  if (done.has(address)) return done.get(address);
  if (inWork.includes(address)) throw new Error(`These modules import each other: ${[...inWork, address].join(' → ')}`);
  inWork.push(address);
  const imports = [];
  let content = readFileSync(sources.get(address));
  if (isOurs(address)) content = Buffer.from(rewritten(address, content.toString('utf8'), imports));
  inWork.pop();
  const dot = address.lastIndexOf('.');
  const asset = { url: `${address.slice(0, dot)}.${hashOf(content)}${address.slice(dot)}`, encodings: [], imports, content };
  done.set(address, asset);
  return asset;
}

function write(address, asset, known) {
  const path = join(target, address);
  if (known[address]?.url === asset.url && existsSync(path)) { asset.encodings = known[address].encodings; return; }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, asset.content);
  const quality = asset.content.length > LARGE_BYTES ? 6 : constants.BROTLI_MAX_QUALITY;
  const compressed = {
    br: ['.br', brotliCompressSync(asset.content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: asset.content.length } })],
    gzip: ['.gz', gzipSync(asset.content, { level: asset.content.length > LARGE_BYTES ? 6 : 9 })],
  };
  for (const [encoding, [ending, bytes]] of Object.entries(compressed)) {
    if (bytes.length < asset.content.length) { writeFileSync(path + ending, bytes); asset.encodings.push(encoding); } else rmSync(path + ending, { force: true });
  }
}

/** Files of earlier builds that nothing names any more. */
function sweep(folder, wanted) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweep(path, wanted);
    else if (!wanted.has(path)) rmSync(path);
  }
}

mkdirSync(target, { recursive: true });
const manifest = join(target, 'assets.json');
const known = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
const wanted = new Set([manifest]);
for (const address of sources.keys()) {
  const asset = make(address);
  write(address, asset, known);
  for (const ending of ['', ...asset.encodings.map(encoding => (encoding === 'br' ? '.br' : '.gz'))]) wanted.add(join(target, address + ending));
}
sweep(target, wanted);
writeFileSync(manifest, JSON.stringify(Object.fromEntries([...done].map(([address, { url, encodings, imports }]) => [address, { url, encodings, imports: [...new Set(imports)] }])), null, 1));
