export { defaultSettings } from "./default-settings.js";
export { readConfig } from "./read-config.js";
export { parseRuleOverride, withRuleOverrides } from "./rule-override.js";
export { configSchema } from "./schema.js";
export { settingsFromObject } from "./settings-from-object.js";
export { tagFileSchema } from "./tag-file-schema.js";
