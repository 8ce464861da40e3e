package io.threeways.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of the console. */
class ConsoleJourney {
  private static final Installation INSTALLATION = Installation.shared();

  private static final String TOGGLE =
      """
      {"flags": {"%s": {
        "state": "ENABLED",
        "variants": {"on": true, "off": false},
        "defaultVariant": "off",
        "targeting": {"fractional": [["on", 20], ["off", 80]]}}}}
      """;

  private static Browser browser;

  /** A stream that was refused, or broke, is there again. */
  private static final Duration HEALING = Duration.ofSeconds(30);

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterEach
  void nobodyLooksAnyMore() {
    browser.closePages();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void withoutASessionThePageSaysHowToGetOne() {
    Page page = browser.page(1280, 800);

    open(page, "/");

    assertThat(page.locator("body")).containsText("threeways up");
    assertThat(page.locator("tw-now")).hasCount(0);
  }

  @Test
  void aLoginLinkWorksOnce() {
    String link = INSTALLATION.ask("up").path("loginLink").asText();
    Page first = browser.page(1280, 800);
    first.navigate(link);
    assertThat(first.locator("tw-now h1")).isVisible();
    Page second = browser.page(1280, 800);

    second.navigate(link);

    assertThat(second.locator("tw-now")).hasCount(0);
  }

  @Test
  void aRedPushAppearsByItselfAsShapeColourAndWord() {
    Page page = loggedIn(1280, 800);
    // Streams of pages that others have closed are missed with the next heartbeat.
    assertThat(page.locator(".connection"))
        .hasText("live", new LocatorAssertions.HasTextOptions().setTimeout(HEALING.toMillis()));

    pushThatFails("red-on-the-console");

    assertThat(page.locator("h1")).containsText(Pattern.compile("red-on-the-console.*red"));
    assertThat(page.locator(".stripe[data-mood=broken] .mark[aria-label=broken]").first())
        .isVisible();
    assertThat(page.locator(".stripe").filter(hasText("say-no"))).isVisible();
  }

  @Test
  void whoJoinsAPulledCordIsNamedOnEveryPage() {
    Project project = pushThatFails("cord-on-the-console");
    Page page = loggedIn(1280, 800);
    Locator stripe = page.locator(".stripe").filter(hasText(project.name()));
    assertThat(stripe).containsText("cord pulled");

    stripe.getByText("Join in").click();

    assertThat(stripe).containsText("on it: ");
    page.locator("nav").getByText("Toggles").click();
    assertThat(page.locator("h1")).containsText("toggle");
    assertThat(page.locator("tw-cords").filter(hasText(project.name()))).containsText("on it: ");
  }

  @Test
  void aRedBuildIsReadFromItsStagesDownToALineOfItsLog() {
    Project project = pushThatFails("log-on-the-console");
    String build = project.name() + "/1";
    Page page = loggedIn(1280, 800);

    open(page, "/build/" + build + "#L2");

    assertThat(page.locator("h1")).containsText("Build " + build + " is red");
    assertThat(page.locator(".stage").filter(hasText("say-no"))).containsText("exit code 1");
    assertThat(page.locator(".log #L2")).isVisible();
    page.getByLabel("Search the log").fill("say-no");
    assertThat(page.locator(".log .line.hit").first()).containsText("say-no");
    page.locator(".facts a").click();
    assertThat(page.locator("h1")).containsText("A change that says no");
    assertThat(page.locator(".step").filter(hasText("pushed")).first()).isVisible();
    isSound(page);
  }

  @Test
  void aDeploymentIsFoundOnEveryPageThatItConcerns() {
    Project shop = Project.shop(INSTALLATION, folder);
    String commit = shop.git("rev-parse", "HEAD").out().strip();
    Page page = loggedIn(1280, 800);
    shop.pushed();
    assertThat(shop.endedBuild(commit).path("state").asText()).isEqualTo("passed");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> shop.deployment(commit).path("state").asText().equals("Finished"));

    assertThat(page.locator("[data-lane=deployed]").filter(hasText(shop.name()))).isVisible();
    page.locator("[data-lane=deployed] .card")
        .filter(hasText(shop.name()))
        .getByText("A small tea shop")
        .click();
    assertThat(page.locator("h1")).containsText("A small tea shop");
    page.locator(".step .evidence a[href^='/rollout/']").first().click();
    assertThat(page.locator("h1")).containsText("serves everybody");
    assertThat(page.locator(".action").filter(hasText("Way back")))
        .containsText("threeways deploy rollback");
    isSound(page);
    page.locator("nav").getByText("Environments").click();
    assertThat(page.locator("table.grid tr").filter(hasText("production"))).containsText("server");
  }

  @Test
  void aToggleSaysForWhomItIsOnAndWhy() {
    String key = "console." + UUID.randomUUID().toString().substring(0, 8);
    INSTALLATION
        .request()
        .contentType("application/json")
        .body(TOGGLE.formatted(key))
        .post("/api/deploy/toggles?reason=to look at")
        .then()
        .statusCode(200);
    Page page = loggedIn(1280, 800);
    open(page, "/toggles");
    Locator toggle = page.getByLabel(key, new Page.GetByLabelOptions().setExact(true));
    assertThat(toggle).containsText("on for 20 %");

    toggle.locator("input[name=value]").fill("ada");
    toggle.getByText("Explain", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(toggle.locator(".said")).containsText("ada gets");
    isSound(page);
  }

  @Test
  void anAddressCanBeOpenedAndWhatIsNotThereIsToldInWords() {
    Page page = loggedIn(390, 800);

    open(page, "/build/nobody/1");

    assertThat(page.locator(".failure")).containsText("no build nobody/1");
    isSound(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/change", "/build", "/rollout", "/environments", "/toggles"})
  void axeFindsNothingInLightAndDarkOnAWallAndOnAPhone(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 390}) {
        Page page = loggedIn(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        open(page, path);

        isSound(page);
      }
    }
  }

  /** Read, without a violation that axe knows, and not wider than the screen. */
  private static void isSound(Page page) {
    assertThat(page.locator("main[aria-busy=false] h1")).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).as("%s", page.url()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than the screen", page.url())
        .isEqualTo(false);
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void open(Page page, String path) {
    page.navigate(INSTALLATION.api().resolve(path).toString());
  }

  private static Page loggedIn(int width, int height) {
    Page page = browser.page(width, height);
    page.navigate(INSTALLATION.ask("up").path("loginLink").asText());
    assertThat(page.locator("tw-now h1")).isVisible();
    return page;
  }

  private Project pushThatFails(String word) {
    Project project = Project.empty(INSTALLATION, folder, word);
    project.file(".threeways.yaml", "version: 1\nstages:\n  - name: say-no\n    run: exit 1\n");
    String commit = project.commit("A change that says no");
    project.pushed();
    assertThat(project.endedBuild(commit).path("state").asText()).isEqualTo("failed");
    return project;
  }
}
