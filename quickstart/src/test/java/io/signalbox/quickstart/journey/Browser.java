package io.signalbox.quickstart.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A customer's browser: Chromium without JavaScript, driven as a person drives it. */
final class Browser implements AutoCloseable {
  private static final String NO_SCRIPT =
      "data:text/html,<noscript>without</noscript><script>document.write('with')</script>";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WebDriver driver;

  private Browser(Path chromium, Path driver) {
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setExperimentalOption(
        "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(service, options);
    this.driver.manage().timeouts().implicitlyWait(PATIENCE);
  }

  /** One, if this machine has Chromium and its driver. */
  static Optional<Browser> open() {
    var chromium = find("chromium", "chromium-browser", "google-chrome");
    var driver = find("chromedriver");
    return chromium.flatMap(browser -> driver.map(with -> new Browser(browser, with)));
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether pages can do without scripts here, as they must. */
  boolean runsNoScripts() {
    driver.get(NO_SCRIPT);
    return text().equals("without");
  }

  /** Opens the page, chooses, writes, presses the button. */
  void answer(String link, int score, String comment) {
    driver.get(link);
    driver.findElement(By.cssSelector("input[name=score][value='" + score + "']")).click();
    var field = driver.findElement(By.name("comment"));
    field.clear();
    field.sendKeys(comment);
    driver.findElement(By.cssSelector("button[type=submit]")).click();
  }

  /** Which rating the page shows as chosen when it is opened. */
  String chosen(String link) {
    driver.get(link);
    var chosen = driver.findElement(By.cssSelector("input[name=score][checked]"));
    return String.valueOf(chosen.getDomAttribute("value"));
  }

  /** What can be read on the page; fails while one page gives way to the next. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
