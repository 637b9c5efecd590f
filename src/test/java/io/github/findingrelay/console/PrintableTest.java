package io.github.findingrelay.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    /** Escapes, line breaks, changes of direction, spaces without width, marks and tags. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x061C, 0x200B, 0x200D, 0x200E,
                0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2067, 0x2069, 0xFEFF, 0xFFF9, 0xE0041
            })
    void whatDrivesATerminalOrHidesIsShownAsAReplacement(int codePoint) {
        String hostile = Character.toString(codePoint);

        assertThat(Printable.of("arn:" + hostile + "role")).isEqualTo("arn:\uFFFDrole");
    }

    @Test
    void allElseStays() {
        String text = "arn:aws:s3:::bücket 組織 🎉 e\u0301 مرحبا = + - @ \" ' < &";

        assertThat(Printable.of(text)).isEqualTo(text);
    }
}
