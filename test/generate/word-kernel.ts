import loadWabt from "wabt";

/** The module that brings the kernel in WebAssembly's binary form, from its text. */
export async function generateWordKernel(text: string): Promise<string> {
  const wabt = await loadWabt();
  const module = wabt.parseWat("word-kernel.wat", text, { simd: true });
  module.validate();
  const code = Buffer.from(module.toBinary({}).buffer).toString("base64");
  module.destroy();
  return `// Written by \`npm test -- -u\` from word-kernel.wat.\n\nexport const WORD_KERNEL = "${code}";\n`;
}
