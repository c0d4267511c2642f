// Runs one network under onnxruntime-web (WebAssembly). The job comes as JSON on standard input:
// { model, folder, inputs: [{ name, shape, file }] }; files are raw little-endian float32 in folder.
// Each output is written there too, and their names, shapes and files are printed as one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';

ort.env.wasm.numThreads = 1;
const job = JSON.parse(readFileSync(0, 'utf8'));
const session = await ort.InferenceSession.create(readFileSync(job.model), { executionProviders: ['wasm'] });
const feeds = {};
for (const { name, shape, file } of job.inputs) {
  const bytes = readFileSync(`${job.folder}/${file}`);
  feeds[name] = new ort.Tensor('float32', new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)), shape);
}
const results = await session.run(feeds);
const outputs = Object.entries(results).map(([name, tensor], index) => {
  const file = `out${index}.bin`;
  const data = tensor.data instanceof Float32Array ? tensor.data : Float32Array.from(tensor.data, Number);
  writeFileSync(`${job.folder}/${file}`, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return { name, shape: [...tensor.dims], file };
});
console.log(JSON.stringify(outputs));
