package io.jenkins.embedded.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.Permission;
import hudson.util.Secret;
import io.jenkins.embedded.Controller;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class SecurityITest {
    @TempDir
    Path home;

    private Controller controller;
    private final HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false);

    @BeforeEach
    void start() throws IOException {
        controller = Controller.start(home.toFile());
        controller.jenkins().setSecurityRealm(realm);
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldCheckPasswords() throws Exception {
        realm.createAccount("Alice", "secret");
        assertThat(realm.authenticateByPassword("alice", "secret").getUsername())
                .isEqualTo("Alice");
        assertThatThrownBy(() -> realm.authenticateByPassword("alice", "wrong"))
                .isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> realm.authenticateByPassword("bob", "secret"))
                .isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> User.getById("bob", true).impersonate2())
                .isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void shouldKeepUsersPasswordsAndTokensOverRestart() throws Exception {
        User user = realm.createAccount("Ünal/..", "secret");
        String token = user.getProperty(ApiTokenProperty.class).generateNewToken("ci").plainValue;
        controller.close();
        controller = Controller.start(home.toFile());
        controller.jenkins().setSecurityRealm(realm);

        User read = User.getById("ünal/..", false);
        assertThat(read).isNotSameAs(user);
        assertThat(read.getId()).isEqualTo("Ünal/..");
        assertThat(realm.authenticateByPassword("ünal/..", "secret")).isNotNull();
        assertThat(read.getProperty(ApiTokenProperty.class).matchesPassword(token))
                .isTrue();
        assertThat(read.getProperty(ApiTokenProperty.class).matchesPassword("x" + token))
                .isFalse();
        assertThat(Files.readString(new File(read.getUserFolder(), "config.xml").toPath()))
                .doesNotContain("secret")
                .doesNotContain(token);
    }

    @Test
    void shouldGrantWhatRoleFileSays() throws Exception {
        realm.createAccount("alice", "a");
        realm.createAccount("bob", "b");
        controller.jenkins().setAuthorizationStrategy(new RoleFile());
        roles("Alice = Overall/Administer\nauthenticated = Overall/Read, Job/Read", 1);
        assertThat(allowed("alice", Item.CONFIGURE)).isTrue();
        assertThat(allowed("bob", Item.READ)).isTrue();
        assertThat(allowed("bob", Item.CONFIGURE)).isFalse();
        assertThat(controller.jenkins().hasPermission2(Jenkins.ANONYMOUS2, Jenkins.READ))
                .isFalse();

        roles("bob = Job/Configure", 2);
        assertThat(allowed("bob", Item.CONFIGURE)).isTrue();
        assertThat(allowed("alice", Jenkins.READ)).isFalse();
    }

    @Test
    void shouldAllowNothingWithoutRoleFile() throws Exception {
        realm.createAccount("alice", "a");
        controller.jenkins().setAuthorizationStrategy(new RoleFile());
        assertThat(allowed("alice", Jenkins.READ)).isFalse();
        assertThat(controller.jenkins().hasPermission2(ACL.SYSTEM2, Jenkins.ADMINISTER))
                .isTrue();
    }

    @Test
    void shouldEncryptSecretsByKeyOfHome(@TempDir Path other) throws Exception {
        Secret secret = Secret.fromString("plain");
        String encrypted = secret.getEncryptedValue();
        assertThat(encrypted).isNotEqualTo(Secret.fromString("plain").getEncryptedValue());
        assertThat(Secret.decrypt(encrypted)).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets"))))
                .isEqualTo("rwx------");
        controller.close();
        controller = Controller.start(other.toFile());
        assertThat(Secret.decrypt(encrypted)).isNull();
    }

    private void roles(String text, int version) throws IOException {
        Path file = home.resolve("roles.properties");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(version)));
    }

    private boolean allowed(String user, Permission permission) {
        try (ACLContext context = ACL.as(User.getById(user, false))) {
            return controller.jenkins().hasPermission(permission);
        }
    }
}
