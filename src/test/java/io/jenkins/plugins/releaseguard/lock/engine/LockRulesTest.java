package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockRulesTest {

    private static final LockName SITE = new LockName("site");

    @Test
    void shouldAllowAnyNameUnlessDeclaredOnesOnly() {
        assertThatCode(() -> LockRules.NONE.check(List.of(SITE), "deploy")).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseUndeclaredNameAndOfferTheDeclaredOnes() {
        LockRules rules = new LockRules(List.of(lock("site"), lock("db", "ops")), false, Duration.ZERO);
        assertThatThrownBy(() -> rules.check(List.of(SITE, new LockName("stie")), "shop/deploy"))
                .isInstanceOf(LockRefusedException.class)
                .hasMessageContaining("'stie' isn't declared")
                .hasMessageContaining("'site'")
                .hasMessageNotContaining("'db'");
    }

    @Test
    void shouldSayWhenNothingIsDeclaredForTheJob() {
        LockRules rules = new LockRules(List.of(), false, Duration.ZERO);
        assertThatThrownBy(() -> rules.check(List.of(SITE), "deploy"))
                .hasMessageContaining("there is none for this job");
    }

    @Test
    void shouldKeepTheListOfNamesShort() {
        List<DeclaredLock> many =
                IntStream.range(0, 25).mapToObj(i -> lock("lock-" + i)).toList();
        LockRules rules = new LockRules(many, false, Duration.ZERO);
        assertThatThrownBy(() -> rules.check(List.of(SITE), "deploy")).hasMessageContaining("and 15 more");
    }

    @Test
    void shouldLetJobsOfItsFoldersUseLock() {
        LockRules rules = new LockRules(List.of(lock("site", "shop", "team/ops")), true, Duration.ZERO);
        assertThatCode(() -> {
                    rules.check(List.of(SITE), "shop/deploy");
                    rules.check(List.of(SITE), "team/ops/nightly/deploy");
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "shop", "shopping/deploy", "team/other/deploy", "Shop/deploy"})
    void shouldRefuseOtherJobsAndSayWhoMay(String job) {
        LockRules rules = new LockRules(List.of(lock("site", "shop", "team/ops")), true, Duration.ZERO);
        assertThatThrownBy(() -> rules.check(List.of(SITE), job))
                .isInstanceOf(LockRefusedException.class)
                .hasMessage("Lock 'site' may be used by jobs in 'shop', 'team/ops' only, not by '" + job + "'");
    }

    @Test
    void shouldRefuseTwoDeclarationsOfOneName() {
        assertThatThrownBy(() -> new LockRules(List.of(lock("site"), lock("db"), lock("site")), true, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Lock 'site' is declared twice");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 366 * 24 * 60})
    void shouldRefuseTimeoutOutOfBounds(long minutes) {
        assertThatThrownBy(() -> new LockRules(List.of(), true, Duration.ofMinutes(minutes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop", "shop/", "shop//web", "", " "})
    void shouldRefuseFolderThatIsNoFullName(String folder) {
        assertThatThrownBy(() -> lock("site", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Lock 'site'")
                .hasMessageContaining("'" + folder + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void shouldRefuseCapacityOutOfBounds(int capacity) {
        assertThatThrownBy(() -> DeclaredLock.checkCapacity(capacity)).hasMessageContaining("" + capacity);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 86_401})
    void shouldRefuseCooldownOutOfBounds(long seconds) {
        assertThatThrownBy(() -> DeclaredLock.checkCooldown(Duration.ofSeconds(seconds)))
                .hasMessageContaining("" + seconds);
    }

    private static DeclaredLock lock(String name, String... folders) {
        return new DeclaredLock(new LockName(name), "", 1, Duration.ZERO, List.of(folders));
    }
}
