import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// During `npm run dev` the pages come from here and everything else from a running gateway.
const gateway = process.env.SFU_GATEWAY ?? 'http://localhost:3010';

export default defineConfig({
  plugins: [react()],
  build: {
    // Nothing may be inlined as a data: URL, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      '/meet': gateway,
      '/api': gateway,
      '/rtc': { target: gateway, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
