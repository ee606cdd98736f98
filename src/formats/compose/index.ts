import type { Format, ParseOptions } from "../../model/format.js";
import type { SourceText } from "../../model/text.js";
import { findConflict } from "../conflict.js";
import { format as dockerfile } from "../dockerfile/index.js";
import { liftImage } from "../embedded-text.js";
import { ImageList } from "../image-list.js";
import { readYamlFile } from "../yaml-file.js";
import { collectImages } from "./collect.js";
import { looksLikeCompose } from "./recognise.js";

/** Compose files and swarm stacks: by name, and any YAML file whose top level has services with images. */
export const format: Format = {
  id: "compose",
  summary: "compose files and stacks, with the defaults of their interpolations",
  paths: [
    "**/{docker-compose,compose,docker-stack,stack}.{yaml,yml}",
    "**/{docker-compose,compose,docker-stack,stack}{.,-,_}*.{yaml,yml}",
    "**/*{.,-,_}{docker-compose,compose}.{yaml,yml}",
  ],
  endings: [".yaml", ".yml"],
  recognises: looksLikeCompose,
  signs: ["\nservices", "\n\"services", "\n'services"],
  rank: 60,
  needles: ["image", "latest", "build"],
  parse: (file, options) => {
    const stream = readYamlFile(file.text, options);
    const images = new ImageList();
    const readDockerfile = (source: SourceText) => readInline(source, options);
    for (const document of stream.documents) collectImages({ document, images, token: options.placeholder, readDockerfile });
    return { images: images.images, comments: stream.comments, problems: findConflict(file.text) };
  },
};

function readInline(source: SourceText, options: ParseOptions) {
  const { images } = dockerfile.parse({ path: "Dockerfile", text: source.value }, options);
  return images.map((image) => liftImage(image, source));
}
