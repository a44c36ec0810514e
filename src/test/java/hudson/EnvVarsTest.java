package hudson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvVarsTest {
    private final EnvVars env = new EnvVars("PATH", "/bin", "HOME", "/home/me");

    @Test
    void shouldIgnoreCaseOfNames() {
        assertThat(env.get("path")).isEqualTo("/bin");
    }

    @Test
    void shouldPrependToPath() {
        env.override("PATH+TOOL", "/tool");
        assertThat(env).containsEntry("PATH", "/tool:/bin").hasSize(2);
    }

    @Test
    void shouldRemoveWhatIsOverriddenByNothing() {
        env.override("HOME", "");
        assertThat(env).doesNotContainKey("HOME");
    }

    @Test
    void shouldSetReferredVariablesFirst() {
        env.overrideExpandingAll(Map.of("A", "${B}/a", "B", "$HOME/b", "PATH", "/a:${PATH}"));
        assertThat(env).containsEntry("A", "/home/me/b/a").containsEntry("PATH", "/a:/bin");
    }

    @Test
    void shouldLeaveUnknownNamesAlone() {
        assertThat(env.expand("$HOME ${NONE} $$HOME $")).isEqualTo("/home/me ${NONE} $HOME $");
    }

    @Test
    void shouldRefuseNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> env.put("A", null))
                .withMessageContaining("A");
    }
}
