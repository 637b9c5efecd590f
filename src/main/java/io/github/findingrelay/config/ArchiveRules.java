package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/** An archive rule hides findings, so that it must have an effect, and not forever. */
final class ArchiveRules {

    private static final int SOON_DAYS = 30;

    private ArchiveRules() {}

    static Stream<YamlMapping> withoutAnalyzers(YamlNode root) {
        return root.mappings("archiveRules", ANY)
                .filter(rule -> !SettingRules.hasAnalyzers(root))
                .limit(1);
    }

    static Stream<YamlScalar> malformedDates(YamlNode root) {
        return dates(root).filter(text -> date(text).isEmpty());
    }

    static Stream<YamlScalar> expired(YamlNode root, LocalDate today) {
        return dates(root).filter(text -> date(text).filter(today::isAfter).isPresent());
    }

    static Stream<YamlScalar> expiringSoon(YamlNode root, LocalDate today) {
        return dates(root)
                .filter(text -> date(text)
                        .filter(date -> !date.isBefore(today))
                        .filter(date -> date.isBefore(today.plusDays(SOON_DAYS)))
                        .isPresent());
    }

    private static Stream<YamlScalar> dates(YamlNode root) {
        return root.texts("archiveRules", ANY, "expires");
    }

    private static Optional<LocalDate> date(YamlScalar text) {
        try {
            return Optional.of(LocalDate.parse(text.text()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
