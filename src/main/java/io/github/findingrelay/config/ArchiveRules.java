package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An archive rule hides findings, so that it must be narrow, right and not forever. */
final class ArchiveRules {

    private static final int SOON_DAYS = 30;

    /** Without one of these, a rule archives whatever anybody opens to the outside. */
    private static final Set<String> NARROWING = Set.of(
            "resource", "resourceOwnerAccount", "principal.AWS", "principal.Federated", "principal.CanonicalUser");

    private ArchiveRules() {}

    static Stream<YamlScalar> tooBroad(YamlNode root) {
        return root.mappings("archiveRules", ANY)
                .flatMap(rule -> Stream.ofNullable(rule.entries().get("match")))
                .filter(match -> match.value() instanceof YamlMapping criteria && !isNarrow(criteria))
                .map(YamlMapping.YamlEntry::key);
    }

    private static boolean isNarrow(YamlMapping match) {
        return NARROWING.stream()
                .flatMap(key -> Stream.concat(match.texts(key, "eq", ANY), match.texts(key, "contains", ANY)))
                .anyMatch(value -> !value.text().replace("*", "").isBlank());
    }

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
