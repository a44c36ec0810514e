package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void shouldMatch() {
        assertThat(new Glob("com.pay.*").matches("com.pay.CardTest.declines")).isTrue();
        assertThat(new Glob("com.pay.*").matches("com.payroll.Test.m")).isFalse();
        assertThat(new Glob("*Test.m?").matches("a.Test.mm")).isTrue();
        assertThat(new Glob("*Test.m?").matches("a.Test.m")).isFalse();
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("a.b").matches("aXb")).isFalse();
    }

    @Test
    void shouldNotTakeLongerThanPatternTimesText() {
        Glob evil = new Glob("*a".repeat(200) + "b");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(evil.matches("a".repeat(10_000))).isFalse());
    }

    @Test
    void shouldReadLines() {
        assertThat(Glob.lines(" a.* \n\n b\r\n")).containsExactly(new Glob("a.*"), new Glob("b"));
    }
}
