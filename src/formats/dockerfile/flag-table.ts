/** How often a flag may stand, and whether it takes a value: once with one, once as true or false, or many times. */
export type FlagKind = "value" | "boolean" | "values";

type Flags = Readonly<Record<string, FlagKind>>;

/** What each instruction accepts, by the `Parse` functions of BuildKit's package `instructions`. ARG and STOPSIGNAL ignore their flags. */
export const FLAGS: Readonly<Record<string, Flags | undefined>> = {
  ADD: {
    "--chown": "value",
    "--chmod": "value",
    "--link": "boolean",
    "--keep-git-dir": "boolean",
    "--checksum": "value",
    "--unpack": "boolean",
    "--exclude": "values",
  },
  CMD: {},
  COPY: { "--chown": "value", "--from": "value", "--chmod": "value", "--link": "boolean", "--exclude": "values", "--parents": "boolean" },
  ENTRYPOINT: {},
  ENV: {},
  EXPOSE: {},
  FROM: { "--platform": "value" },
  HEALTHCHECK: { "--interval": "value", "--timeout": "value", "--start-period": "value", "--start-interval": "value", "--retries": "value" },
  LABEL: {},
  MAINTAINER: {},
  ONBUILD: {},
  RUN: { "--mount": "values", "--network": "value", "--security": "value", "--device": "values" },
  SHELL: {},
  USER: {},
  VOLUME: {},
  WORKDIR: {},
};

/** All that Docker knows. */
export const INSTRUCTIONS: readonly string[] = [...Object.keys(FLAGS), "ARG", "STOPSIGNAL"];
