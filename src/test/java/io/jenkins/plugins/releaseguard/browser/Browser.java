package io.jenkins.plugins.releaseguard.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jvnet.hudson.test.JenkinsRule;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium in front of a Jenkins, as a person would use it. Screenshots go to target/screenshots. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final String root;

    Browser(JenkinsRule jenkins) throws IOException {
        root = jenkins.getURL().toString();
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        driver = new ChromeDriver(service, options);
    }

    void open(String path) {
        driver.get(root + path);
    }

    /** Logs in on the login page; the password of the test realm is the user id. */
    void login(String user) {
        driver.manage().deleteAllCookies();
        open("login");
        driver.findElement(By.name("j_username")).sendKeys(user);
        driver.findElement(By.name("j_password")).sendKeys(user);
        driver.findElement(By.name("Submit")).click();
        await("//a[contains(@href, 'logout')] | //*[@id='root-action-UserAction'] | //a[contains(@href, '/user/" + user
                + "')]");
    }

    /** Waits until an element matches this XPath. */
    WebElement await(String xpath) {
        return new WebDriverWait(driver, PATIENCE).until(page -> page.findElement(By.xpath(xpath)));
    }

    /** Waits until the page shows this text. */
    void awaitText(String text) {
        new WebDriverWait(driver, PATIENCE).until(page -> text().contains(text));
    }

    String text() {
        return (String) driver.executeScript("return document.body === null ? '' : document.body.innerText");
    }

    boolean has(String xpath) {
        return !driver.findElements(By.xpath(xpath)).isEmpty();
    }

    /** What a script in the page returns. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Makes the page as wide as a phone's, 360 pixels. */
    void shrink() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 780, "deviceScaleFactor", 1, "mobile", false));
    }

    /** All of the page, however long. */
    void fullScreenshot(String name) throws IOException {
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        write(name, Base64.getDecoder().decode((String) data));
    }

    void screenshot(String name) throws IOException {
        write(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    private static void write(String name, byte[] png) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), png);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
