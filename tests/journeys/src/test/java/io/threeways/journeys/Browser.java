package io.threeways.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window. */
final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** It shall look for nothing but the pages that it is given. */
  private static final List<String> QUIET =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable())
                    .setChromiumSandbox(false)
                    .setArgs(QUIET));
  }

  Page page(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height));
    return context.newPage();
  }

  /** What a person does who has seen enough: an open page holds a stream of events. */
  void closePages() {
    browser.contexts().forEach(BrowserContext::close);
  }

  private static Path executable() {
    return PLACES.stream()
        .map(Path::of)
        .flatMap(place -> Files.isExecutable(place) ? Stream.of(place) : Stream.empty())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no Chromium in " + PLACES + "; install chromium"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
