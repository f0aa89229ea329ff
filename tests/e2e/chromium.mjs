// How the tests and the benchmark start Chromium: the system's own, in the build that has no window to draw (the
// same pages in two thirds of the time), and silent on the network, so that every request seen is the page's.
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ],
};
