package io.jenkins.plugins.releaseguard.lock.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void shouldAlignColumns() {
        TextTable table = new TextTable("LOCK", "STATE");
        table.add("site of the shop", "held");
        table.add("db", "");
        assertThat(table.lines()).containsExactly("LOCK              STATE", "site of the shop  held", "db");
    }

    @Test
    void shouldNotLetTextSteerTheTerminal() {
        TextTable table = new TextTable("REASON");
        table.add("\u001b[2J\r\ngone\u202e\u009b!");
        assertThat(table.lines()).containsExactly("REASON", " [2J gone !");
    }
}
