package io.jenkins.plugins.releaseguard.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void shouldQuoteAllTexts() {
        Csv csv = new Csv("a", "b", "c");
        csv.add(Arrays.asList("x \"y\",\nz", 1.5, null));
        assertThat(csv.toString()).isEqualTo("\"a\",\"b\",\"c\"\r\n\"x \"\"y\"\",\nz\",\"1.5\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"})
    void shouldNotBeTakenForFormulas(String text) {
        Csv csv = new Csv("a");
        csv.add(List.of(text));
        assertThat(csv.toString()).contains("\"'" + text + "\"");
    }

    @Test
    void shouldLeaveNegativeNumbersAsTheyAre() {
        Csv csv = new Csv("a");
        csv.add(List.of(-1));
        assertThat(csv.toString()).contains("\"-1\"");
    }

    @Test
    void shouldRefuseRowsOfOtherLength() {
        assertThatThrownBy(() -> new Csv("a").add(List.of(1, 2))).hasMessageContaining("2 cells for 1 columns");
    }
}
