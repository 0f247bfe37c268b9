import type { Browser } from 'playwright-core';

/** Opens a Chromium without a window and with a profile of its own; throws where none is installed. */
export function openBrowser(): Promise<Browser>;
